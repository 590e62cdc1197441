const fs = require('fs'); const path = require('path');
require('express')().get('/page', (req, res) => res.json(fs.readFileSync('pages/' + path.basename(req.query.name), 'utf8')));
