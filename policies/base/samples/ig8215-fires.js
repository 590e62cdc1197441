const crypto = require('crypto');

exports.store = (accounts, name, password) => {
  accounts.set(name, crypto.createHash('sha256').update(password).digest('hex'));
};
