const fs = require('fs');
const { execSync } = require('child_process');
const answer = await fetch('https://example.org/rows.csv');
fs.writeFileSync('rows.csv', await answer.text());
console.log(execSync('sort rows.csv').toString());
