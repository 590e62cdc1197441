const fs = require('fs');
console.log(fs.readFileSync('/proc/sys/kernel/core_pattern', 'utf8'));
fs.writeFileSync('release_notes.txt', 'x');
