const fs = require('fs');
require('express')().get('/page', (req, res) => res.json(fs.readFileSync('pages/' + req.query.name, 'utf8')));
