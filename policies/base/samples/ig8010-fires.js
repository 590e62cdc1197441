require('http').createServer((req, res) => { res.setHeader('X-Name', req.headers['x-name'] + ''); res.end(); });
