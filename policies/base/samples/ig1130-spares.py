import socket
import time

for attempt in range(100):
    try:
        connection = socket.create_connection(("db.example", 8080), timeout=1)
        break
    except OSError:
        time.sleep(0.5)

connection.sendall(b"GET / HTTP/1.1\r\nHost: db.example\r\nX-Trace: 1\r\n\r\n")
print(connection.recv(100))
