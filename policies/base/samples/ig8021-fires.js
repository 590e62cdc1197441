const { execSync } = require('child_process');
execSync('gzip ' + process.argv[2]);
