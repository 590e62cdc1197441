const crypto = require('crypto');
module.exports = (password) => {
  const key = crypto.scryptSync(password, crypto.randomBytes(16), 32);
  return crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
};
