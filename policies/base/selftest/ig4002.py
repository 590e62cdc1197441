import socket

try:
    socket.socket(40, socket.SOCK_STREAM)
except OSError as problem:
    print(problem)
