require('express')().post('/load', (req, res) => res.json(JSON.parse(req.body.text)));
