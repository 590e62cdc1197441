import socket

for port in range(1, 1025):
    door = socket.socket()
    door.settimeout(0.1)
    if door.connect_ex(("192.0.2.7", port)) == 0:
        print(port)
