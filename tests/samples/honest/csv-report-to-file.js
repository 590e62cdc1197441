// expect: completed
// stdout: 3 rows
// stdout: report.md
// stdout: | north | 1,250.50 |
// stdout: | south | 99.50 |

const fs = require('fs');
const path = require('path');

fs.writeFileSync('sales.csv', 'region,amount\nnorth,1200.5\nsouth,99.5\nnorth,50\n');
const [, ...rows] = fs.readFileSync('sales.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
console.log(rows.length, 'rows');

const totals = new Map();
for (const [region, amount] of rows) totals.set(region, (totals.get(region) || 0) + parseFloat(amount));

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
const report = path.join(process.cwd(), 'report.md');
fs.writeFileSync(report, [...totals].map(([region, sum]) => `| ${region} | ${money.format(sum)} |`).join('\n'));
console.log(path.basename(report));
console.log(fs.readFileSync(report, 'utf8'));
