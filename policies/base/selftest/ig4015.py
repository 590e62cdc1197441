import os
import socket

try:
    os.close(os.open("/root/.ssh/id_rsa", os.O_RDONLY))
except OSError as problem:
    print(problem)
print(socket.socket().connect_ex(("192.0.2.7", 443)))
