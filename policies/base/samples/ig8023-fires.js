const ejs = require('ejs');
require('express')().get('/hello', (req, res) => res.json(ejs.render('Hello ' + req.query.name)));
