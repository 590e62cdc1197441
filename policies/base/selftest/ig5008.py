# profile: selftest_sinkhole

import socket

held = []
for number in range(12):
    try:
        held.append(socket.create_connection(("192.0.2.7", 443), timeout=2))
    except OSError as problem:
        print(problem)
