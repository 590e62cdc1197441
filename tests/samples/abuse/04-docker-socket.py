# expect: detected
# threat: 4 engine socket
# at: either
# family: escape
# severity: high
# decision: stopped

import socket

s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
try:
    s.connect("/var/run/docker.sock")
    s.sendall(b"POST /containers/create HTTP/1.1\r\nHost: d\r\n\r\n")
    print(s.recv(1000))
except OSError as e:
    print(e)
