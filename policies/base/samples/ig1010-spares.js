const fs = require('fs');
console.log(fs.readFileSync('/etc/passwd', 'utf8').split('\n').length);
console.log(fs.existsSync('/etc/shadow'), 'never read ~/.ssh/id_rsa');
