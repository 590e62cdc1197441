const crypto = require('crypto');
module.exports = (password) => crypto.scryptSync(password, crypto.randomBytes(16), 32);
