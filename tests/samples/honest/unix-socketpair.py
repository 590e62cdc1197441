# expect: completed
# stdout: THROUGH A PAIR OF SOCKETS 0
# note: Neighbour of the engine's socket and of shells over sockets: both ends are our own, and a child talks over them.

import os
import socket
import subprocess

parent, child = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
process = subprocess.Popen(["tr", "a-z", "A-Z"], stdin=child, stdout=child)
child.close()
parent.sendall(b"through a pair of sockets\n")
parent.shutdown(socket.SHUT_WR)
print(parent.recv(100).decode().strip(), process.wait())

server = socket.socket(socket.AF_UNIX)
server.bind("own.sock")
server.listen(1)
client = socket.socket(socket.AF_UNIX)
client.connect("own.sock")
client.close()
server.close()
os.unlink("own.sock")
