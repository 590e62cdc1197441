# profile: selftest_sinkhole

import socket

s = socket.create_connection(("192.0.2.7", 443), timeout=5)
s.sendall(b"x" * (5 << 20))
s.shutdown(socket.SHUT_WR)
s.recv(1)
s.close()
