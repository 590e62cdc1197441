import socket

s = socket.socket(socket.AF_UNIX)
try:
    s.connect("/run/guard/guard.sock")
except OSError as problem:
    print(problem)
