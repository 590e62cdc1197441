# expect: completed
# stdout: has a port: True
# stdout: closed now: True
# note: Neighbour of a bind shell and of a port scan: looks for one free port on loopback.

import socket

with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    s.listen(1)
    free = s.getsockname()[1]
    print("has a port:", free > 1023)
with socket.socket() as s:
    s.settimeout(1)
    print("closed now:", s.connect_ex(("127.0.0.1", free)) != 0)
