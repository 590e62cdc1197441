const crypto = require('crypto');
module.exports = (password) => crypto.pbkdf2Sync(password, crypto.randomBytes(16), 600000, 32, 'sha256');
