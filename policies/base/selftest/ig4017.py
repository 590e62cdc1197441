# profile: selftest_allow

import socket

try:
    print(socket.getaddrinfo("elsewhere.invalid", 80))
except OSError as problem:
    print(problem)
