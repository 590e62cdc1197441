require('express')().get('/fetch', async (req, res) => res.json((await fetch('https://api.example.org/users/' + encodeURIComponent(req.query.name))).status));
