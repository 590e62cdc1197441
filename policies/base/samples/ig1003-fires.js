const { spawn } = require('child_process');
spawn('/bin/sh', ['-i'], { stdio: 'pipe' });
