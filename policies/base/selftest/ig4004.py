import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.settimeout(1)
try:
    s.connect(('169.254.169.254', 80))
except OSError as problem:
    print(problem)
