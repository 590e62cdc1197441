# expect: detected
# threat: 23 metadata service
# at: runtime
# family: egress
# severity: high
# decision: denied
# stdin: 43518 43518

import socket
import sys

high, low = map(int, sys.stdin.readline().split())
address = socket.inet_ntoa((high << 16 | low).to_bytes(4, "big"))
with socket.socket() as s:
    s.settimeout(1)
    print(s.connect_ex((address, 80)))
