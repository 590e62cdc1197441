const fs = require('fs');
fs.unlinkSync('/etc/resolv.conf');
