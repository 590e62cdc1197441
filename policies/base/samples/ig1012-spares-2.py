import pandas as pd

seen = pd.DataFrame({"cmd": ["ls", "xmrig -o stratum+tcp://pool:3333"]})
print(seen[seen.cmd.str.contains("stratum")])
