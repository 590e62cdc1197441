const crypto = require('crypto');
module.exports = (key) => crypto.createCipheriv('aes-256-cbc', key, '0123456789abcdef');
