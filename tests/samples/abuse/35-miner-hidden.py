# expect: detected
# threat: 35 cryptomining
# at: runtime
# family: miner
# severity: high
# decision: stopped
# stdin: mutarts pct

import subprocess
import sys

first, second = (word[::-1] for word in sys.stdin.readline().split())
subprocess.run(["echo", "-o", f"{first}+{second}://pool.example:3333", "-u", "wallet"])
