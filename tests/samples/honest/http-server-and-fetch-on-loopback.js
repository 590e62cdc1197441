// expect: completed
// stdout: 200 {"path":"/items?id=7","method":"POST","got":"hello"}
// note: Neighbour of downloads and metadata requests: both ends are inside.

import http from 'node:http';
import { once } from 'node:events';

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ path: request.url, method: request.method, got: body }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const answer = await fetch(`http://127.0.0.1:${server.address().port}/items?id=7`, { method: 'POST', body: 'hello' });
console.log(answer.status, await answer.text());
server.close();
server.closeAllConnections();
