require('express')().get('/fetch', async (req, res) => res.json((await fetch(req.query.url)).status));
