const net = require('net');
const { spawn } = require('child_process');

spawn('sort', ['numbers.txt']).stdout.pipe(process.stdout);
const server = net.createServer((client) => client.pipe(client));
server.listen(0, '127.0.0.1', () => server.close());
