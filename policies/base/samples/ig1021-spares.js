const fs = require('fs'), os = require('os'), path = require('path');
const rc = path.join(os.homedir(), '.bashrc');
if (fs.existsSync(rc)) console.log(fs.readFileSync(rc, 'utf8').length);
