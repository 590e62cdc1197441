// expect: detected
// threat: 21 other processes
// at: runtime
// family: credential
// severity: medium
// decision: any

const fs = require('fs');

for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
  try {
    console.log(id, fs.readFileSync(`/proc/${id}/environ`, 'utf8').length);
  } catch (error) {
    console.log(id, error.code);
  }
}
