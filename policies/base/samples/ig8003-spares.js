const { execFile, exec } = require('child_process');
module.exports = (folder) => { exec('ls -l', console.log); execFile('ls', ['-l', folder], console.log); };
