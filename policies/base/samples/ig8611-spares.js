require('express')().get('/find', (req, res) => res.json('a text'.includes(req.query.pattern)));
