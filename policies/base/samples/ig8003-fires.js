const { exec } = require('child_process');
module.exports = (folder) => exec(`ls -l ${folder}`, console.log);
