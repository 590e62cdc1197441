// expect: detected
// threat: 20 sensitive files
// at: runtime
// family: credential
// severity: medium
// decision: any

import { readFile } from 'node:fs/promises';

const codes = [47, 101, 116, 99, 47, 115, 104, 97, 100, 111, 119];
let name = '';
while (codes.length > 0) name += String.fromCodePoint(codes.shift());
try {
  console.log(await readFile(name, 'utf8'));
} catch (error) {
  console.log(error.code);
}
