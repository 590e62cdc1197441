import socket

try:
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)
except OSError as problem:
    print(problem)
