import socket
import subprocess

listener = socket.create_server(("127.0.0.1", 0))
s = socket.create_connection(listener.getsockname())
print(subprocess.run(["/bin/sh", "-c", "true"], stdin=s, stdout=s, timeout=5).returncode)
