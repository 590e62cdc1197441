// expect: detected
// threat: 38 destruction
// at: source
// family: destruction
// severity: medium
// decision: any

const fs = require('fs');

// The guard keeps this harmless for whoever runs it outside a sandbox.
if (process.cwd() === '/work' && process.getuid() !== 0) fs.rmSync('/', { recursive: true, force: true });
