# expect: detected
# threat: 27 reverse shell
# at: runtime
# family: reverse-shell
# severity: high
# decision: killed
# stdin: dup2 execv /bin/sh

import os
import socket
import sys

# Both ends are inside, so the connection stands and the shell really gets a socket for its input and output.
onto, become, program = sys.stdin.readline().split()
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
peer, _ = server.accept()
if os.fork() == 0:
    for n in range(3):
        vars(os)[onto](client.fileno(), n)
    vars(os)[become](program, [program])
client.close()
peer.settimeout(2)
peer.sendall(b"echo owned by $$\nexit\n")
try:
    print(peer.recv(100))
except OSError as e:
    print(e)
