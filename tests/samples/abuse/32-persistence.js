// expect: detected
// threat: 32 persistence
// at: source
// family: persistence
// severity: medium
// decision: any

const fs = require('fs');
const os = require('os');
const path = require('path');

for (const file of ['.bashrc', '.profile']) fs.appendFileSync(path.join(os.homedir(), file), '\nsh /tmp/.x &\n');
