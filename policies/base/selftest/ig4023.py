# profile: selftest_sinkhole

import socket

s = socket.create_connection(("169.254.169.254", 80), timeout=2)
s.sendall(b"GET /latest/meta-data/ HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n")
