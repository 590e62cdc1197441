# profile: selftest_sinkhole

import socket

for number in range(40):
    try:
        socket.getaddrinfo(f"{number:08x}.tunnel.invalid", 80, socket.AF_INET)
    except OSError as problem:
        print(problem)
