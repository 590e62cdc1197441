#!/bin/sh
API_KEY=$(cat /run/secrets/api_key)
PASSWORD_FILE=/run/secrets/password1
SECRET_NAME=prod/db1
export API_KEY PASSWORD_FILE SECRET_NAME
./deploy
