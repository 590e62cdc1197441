require('express')().get('/find', (req, res) => res.json(new RegExp(req.query.pattern).test('a text')));
