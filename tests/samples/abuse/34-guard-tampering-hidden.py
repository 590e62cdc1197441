# expect: detected
# threat: 34 monitor tampering
# at: runtime
# family: tamper
# severity: high
# decision: stopped
# stdin: kill 9 /run/guard/host.sock

import os
import socket
import sys

verb, signal, path = sys.stdin.readline().split()
with socket.socket(socket.AF_UNIX) as s:
    print(s.connect_ex(path))
try:
    vars(os)[verb](int(signal) // 9, int(signal))
except OSError as e:
    print(e)
