const serialize = require('node-serialize');
require('express')().post('/load', (req, res) => res.json(serialize.unserialize(req.body.text)));
