# profile: selftest_sinkhole

import socket

s = socket.create_connection(("192.0.2.7", 443), timeout=5)
try:
    s.sendall(b"x" * (10 << 20))
except OSError as problem:
    print(problem)
