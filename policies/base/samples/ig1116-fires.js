const fs = require('fs');

console.log(fs.readFileSync('/proc/1/root/etc/hostname', 'utf8'));
