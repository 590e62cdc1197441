const jwt = require('jsonwebtoken');
module.exports = (token) => jwt.verify(token, '', { algorithms: ['none'] });
