import os
import subprocess

try:
    subprocess.run(["pgrep", "-f", "rsyslogd"], timeout=5)
except OSError as problem:
    print(problem)
try:
    os.kill(os.getpid() + 4000, 15)
except OSError as problem:
    print(problem)
