import os
import socket

listener = socket.create_server(("127.0.0.1", 0))
os.close(0)
s = socket.create_connection(listener.getsockname())
os.set_inheritable(s.fileno(), True)
os.execv("/bin/sh", ["sh", "-c", "true"])
