import os
import subprocess

subprocess.run(["pgrep", "-f", "rsyslogd"], timeout=5)
try:
    os.kill(os.getpid() + 4000, 15)
except OSError as problem:
    print(problem)
