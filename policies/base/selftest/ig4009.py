import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("192.0.2.53", 53))
except OSError as problem:
    print(problem)
