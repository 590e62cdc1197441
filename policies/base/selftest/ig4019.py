# profile: selftest_allow

import socket

s = socket.create_connection(("selftest.invalid", 80), timeout=2)
try:
    s.sendall(b"GET / HTTP/1.1\r\nHost: elsewhere.invalid\r\n\r\n")
    print(s.recv(100))
except OSError as problem:
    print(problem)
