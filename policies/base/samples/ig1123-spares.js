const fs = require('fs');
if (fs.existsSync('out.txt')) fs.unlinkSync('out.txt');
