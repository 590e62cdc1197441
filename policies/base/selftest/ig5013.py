import socket, time

time.sleep(7)
try:
    socket.create_connection(("192.0.2.7", 443), timeout=1)
except OSError as problem:
    print(problem)
