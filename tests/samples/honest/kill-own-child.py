# expect: completed
# stdout: -15 True
# stdout: -9
# note: Neighbour of monitor tampering: a process may end its own child.

import os
import signal
import subprocess

child = subprocess.Popen(["sleep", "30"])
os.kill(child.pid, signal.SIGTERM)
print(child.wait(), os.getpid() != child.pid)
other = subprocess.Popen(["sleep", "30"])
other.kill()
print(other.wait())
