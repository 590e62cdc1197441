const { spawn } = require('child_process');
spawn('/tmp/frpc', ['-c', 'frpc.ini'], { detached: true });
