const url = require('url');
const blocked = new Set(['169.254.169.254', '127.0.0.1']);
console.log(blocked.has(url.parse('http://169.254.169.254/latest/').hostname), blocked.has(new URL('http://169.254.169.254/').hostname));
