import os
import socket

door = socket.socket()
door.bind(("127.0.0.1", 0))
door.listen()
while True:
    link, _ = door.accept()
    if os.fork() == 0:
        link.sendall(b"hi")
        break
