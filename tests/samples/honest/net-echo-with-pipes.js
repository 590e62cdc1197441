// expect: completed
// stdout: ping
// stdout: pong
// note: Neighbour of the reverse shell: pipes and a connection, but no program at their end.

const net = require('net');

const server = net.createServer((socket) => socket.pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.setEncoding('utf8');
  client.once('data', (text) => {
    console.log(text);
    client.once('data', (more) => {
      console.log(more);
      client.end();
      server.close();
    });
    client.write('pong');
  });
  client.write('ping');
});
