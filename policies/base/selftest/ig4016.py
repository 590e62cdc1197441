import socket

for _ in range(65):
    s = socket.socket()
    s.connect_ex(("192.0.2.7", 443))
    s.close()
