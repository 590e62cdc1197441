# expect: completed
# stdout: ['into the file', 'child too', '']
# note: Neighbour of a reverse shell: descriptor 1 goes to a file and back.

import os
import subprocess
import sys

saved = os.dup(1)
log = os.open("captured.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
os.dup2(log, 1)
os.write(1, b"into the file\n")
subprocess.run(["echo", "child too"], check=True)
os.dup2(saved, 1)
os.close(log)
print(open("captured.log").read().split("\n"))
sys.stdout.flush()
