const jwt = require('jsonwebtoken');
module.exports = (user) => jwt.sign({ user }, 'a long way from home');
