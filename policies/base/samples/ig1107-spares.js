const { spawnSync } = require('child_process');
console.log(spawnSync('grep', ['chisel', 'tools.txt']).stdout.toString());
