const { exec } = require('child_process');
require('express')().get('/ping', (req, res) => exec('ping -c 1 ' + req.query.host, (error, out) => res.json(out)));
