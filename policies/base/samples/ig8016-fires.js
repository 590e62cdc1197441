require('express')().get('/login', (req, res) => res.redirect(req.query.next));
