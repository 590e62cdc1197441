import socket, time

try:
    socket.create_connection(("192.0.2.7", 14444), timeout=1)
except OSError as problem:
    print(problem)
end = time.monotonic() + 8.5
while time.monotonic() < end:
    pass
