const fs = require('fs');

console.log(fs.readFileSync('/proc/self/status', 'utf8'));
console.log(fs.readFileSync('/proc/1/comm', 'utf8'));
console.log(fs.readFileSync(`/proc/${process.pid}/environ`, 'utf8'));
