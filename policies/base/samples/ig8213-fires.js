const crypto = require('crypto');
module.exports = (password) => crypto.scryptSync(password, 'pepper', 32);
