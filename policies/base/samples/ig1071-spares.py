import socket

door = socket.socket()
print(door.connect_ex(("127.0.0.1", 8080)))
