import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).bind(("0.0.0.0", 8081))
except OSError as problem:
    print(problem)
