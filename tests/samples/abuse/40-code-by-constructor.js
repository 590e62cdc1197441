// expect: detected
// threat: 40 hidden code
// at: source
// family: execution
// severity: high
// decision: refused

const run = (() => {}).constructor;
const command = ['cat', '/etc/shadow'].join(' ');
console.log(run('c', "return process.mainModule.require('child_' + 'process').spawnSync('sh', ['-c', c]).status")(command));
