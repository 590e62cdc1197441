import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(1)
try:
    s.connect(('192.0.2.7', 443))
except OSError as problem:
    print(problem)
