// expect: completed
// stdin: 3 apples
// stdin: 4 pears
// stdout: fruit: 7
// arg: fruit

import readline from 'node:readline';

let sum = 0;
for await (const line of readline.createInterface({ input: process.stdin })) sum += Number(line.split(' ')[0]);
console.log(`${process.argv[2]}: ${sum}`);
