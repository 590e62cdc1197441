// expect: detected
// threat: 20 sensitive files
// at: source
// family: credential
// severity: high
// decision: refused

const fs = require('fs');

try {
  console.log(fs.readFileSync('/etc/shadow', 'utf8'));
} catch (error) {
  console.log(error.code);
}
