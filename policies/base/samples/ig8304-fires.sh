#!/bin/sh
export API_KEY="ochre7lantern9ships3of1seven"
./deploy
