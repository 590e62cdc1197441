import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(1)
try:
    s.connect(('10.0.0.1', 22))
except OSError as problem:
    print(problem)
