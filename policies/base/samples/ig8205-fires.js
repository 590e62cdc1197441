const crypto = require('crypto');
module.exports = (password) => crypto.createCipher('aes-256-cbc', password);
