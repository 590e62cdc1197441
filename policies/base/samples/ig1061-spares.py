import socket

print(socket.gethostbyname("localhost"))
