# expect: detected
# threat: 24 egress
# at: runtime
# family: egress
# severity: medium
# decision: denied
# stdin: 2001:db8::5 9999
# stdin: ::ffff:203.0.113.5 53

import socket
import sys

for line in sys.stdin:
    host, port = line.split()
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as s:
        try:
            print(s.sendto(b"beacon", (host, int(port))))
        except OSError as e:
            print(e)
