# expect: completed
# stdout: True
# stdout: 127.0.0.1
# note: Neighbour of egress: the machine's own names are known without a name server.

import socket

print(socket.gethostbyname(socket.gethostname()).startswith("127."))
socket.getfqdn()
socket.getfqdn("127.0.0.1")
print(socket.gethostbyname("localhost"))
socket.getaddrinfo("localhost", 80)
socket.getaddrinfo("localhost", 80, socket.AF_INET6)
