# profile: selftest_sinkhole

import socket

s = socket.create_connection(("192.0.2.7", 443), timeout=2)
s.sendall(b"hello")
