const { execFileSync } = require('child_process');
execFileSync('gzip', ['--', process.argv[2]]);
