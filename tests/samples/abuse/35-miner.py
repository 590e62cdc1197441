# expect: detected
# threat: 35 cryptomining
# at: either
# family: miner
# severity: high
# decision: stopped

import subprocess

with open("kworkerds", "w") as f:
    f.write("#!/bin/sh\nexit 0\n")
subprocess.run(["sh", "kworkerds", "--url", "stratum+tcp://pool.example:3333", "--donate-level=1", "--randomx-1gb-pages"])
