# expect: detected
# threat: 35 cryptomining
# at: either
# family: miner
# severity: high
# decision: stopped

printf '#!/bin/sh\necho "no miner here"\n' > xmrig
chmod +x xmrig
./xmrig -o stratum+tcp://pool.example:3333 -u wallet --donate-level 1
nohup sh ./xmrig --algo randomx -o stratum+ssl://pool.example:443 > /dev/null 2>&1
