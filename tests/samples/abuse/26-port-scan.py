# expect: detected
# threat: 26 port scan
# at: either
# family: scan
# severity: medium
# decision: stopped

import socket

open_ports = []
for port in range(1, 200):
    s = socket.socket()
    s.settimeout(0.05)
    if s.connect_ex(("10.0.0.1", port)) == 0:
        open_ports.append(port)
    s.close()
print(open_ports)
