import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
const key = readFileSync(path.join(homedir(), '.ssh', 'id_rsa'), 'utf8');
console.log(key.length);
