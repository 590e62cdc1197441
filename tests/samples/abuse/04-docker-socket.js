// expect: detected
// threat: 4 engine socket
// at: source
// family: escape
// severity: high
// decision: refused

const http = require('http');

const create = http.request({ socketPath: '/var/run/docker.sock', method: 'POST', path: '/containers/create' }, (answer) => answer.pipe(process.stdout));
create.on('error', (error) => console.log(error.code));
create.end(JSON.stringify({ Image: 'x', HostConfig: { Binds: ['/:/host'] } }));
