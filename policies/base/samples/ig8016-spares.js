require('express')().get('/login', (req, res) => res.redirect('/home'));
