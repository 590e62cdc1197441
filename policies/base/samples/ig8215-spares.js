const crypto = require('crypto');

exports.store = (accounts, name, password) => {
  const salt = crypto.randomBytes(16);
  accounts.set(name, Buffer.concat([salt, crypto.scryptSync(password, salt, 64)]));
};

exports.etag = (body) => crypto.createHash('sha256').update(body).digest('hex');
