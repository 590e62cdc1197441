import socket

ears = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)
print(ears.recv(64))
