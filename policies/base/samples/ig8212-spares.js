const jwt = require('jsonwebtoken');
module.exports = (token) => jwt.verify(token, process.env.KEY, { algorithms: ['HS256'] });
