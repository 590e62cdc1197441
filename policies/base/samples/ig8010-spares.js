require('http').createServer((req, res) => { res.setHeader('X-Name', 'jane'); res.end(); });
