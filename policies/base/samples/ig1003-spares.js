const { spawnSync } = require('child_process');
console.log(spawnSync('sh', ['-c', 'ls']).stdout.toString());
