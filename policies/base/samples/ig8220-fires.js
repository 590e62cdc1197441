const session = require('express-session');

module.exports = session({ secret: 'ochre lantern', resave: false, saveUninitialized: false, cookie: { secure: true } });
