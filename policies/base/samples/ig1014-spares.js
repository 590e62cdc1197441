const fs = require('node:fs');
fs.mkdirSync('build/out', { recursive: true });
fs.rmSync('build', { recursive: true, force: true });
