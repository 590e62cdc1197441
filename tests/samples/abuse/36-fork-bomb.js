// expect: detected
// threat: 36 fork bomb
// at: either
// family: exhaustion
// severity: medium
// decision: any

const { spawn } = require('child_process');

let missed = 0;
for (let i = 0; i < 400; i++) spawn('sleep', ['2'], { stdio: 'ignore' }).on('error', () => missed++);
setTimeout(() => console.log(missed), 500);
