import socket

for port in range(20, 35):
    s = socket.socket()
    print(port, s.connect_ex(("192.0.2.7", port)))
    s.close()
