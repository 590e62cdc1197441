const { existsSync } = require('node:fs');
if (!existsSync('/var/run/docker.sock')) console.log('docker.sock is not there');
