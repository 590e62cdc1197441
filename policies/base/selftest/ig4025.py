# profile: selftest_sinkhole

import os
import socket

try:
    os.close(os.open("/root/.ssh/id_rsa", os.O_RDONLY))
except OSError as problem:
    print(problem)
socket.create_connection(("192.0.2.7", 443), timeout=2).sendall(b"hello")
