require('express')().get('/hello', (req, res) => res.send('<h1>Hello</h1>'));
function Card({ body }) { document.querySelector('p').innerHTML = body; }
function track(socket) { socket.send(location.search); }
require('express')().get('/hi', (req, res) => res.send(`<h1>Hello ${escapeHtml(req.query.name)}</h1>`));
