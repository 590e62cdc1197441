const crypto = require('crypto');
module.exports = (key) => crypto.createCipheriv('aes-256-ecb', key, null);
