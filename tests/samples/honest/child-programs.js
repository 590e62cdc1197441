// expect: completed
// stdout: 1,2,3
// stdout: 3
// stdout: exit 2
// stdout: v18
// note: Neighbour of command execution: programs that honest code starts.

const { execFileSync, execSync, spawn } = require('child_process');

console.log(execFileSync('sort', ['-n'], { input: '3\n1\n2\n' }).toString().trim().split('\n').join());
console.log(execSync('echo a b c | wc -w').toString().trim());
const child = spawn('sh', ['-c', 'exit 2']);
child.on('close', (code) => {
  console.log('exit', code);
  console.log(execFileSync(process.execPath, ['-p', 'process.version.split(".")[0]']).toString().trim());
});
