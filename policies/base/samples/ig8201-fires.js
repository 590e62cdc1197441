const crypto = require('crypto');
console.log(crypto.createHash('sha1').update('text').digest('hex'));
