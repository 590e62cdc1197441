const serialize = require('node-serialize');
module.exports = (cookie) => serialize.unserialize(cookie);
