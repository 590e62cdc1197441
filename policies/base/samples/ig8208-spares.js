const crypto = require('crypto');
module.exports = (key) => crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
