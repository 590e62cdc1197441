import socket

try:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)
except OSError as problem:
    print(problem)
