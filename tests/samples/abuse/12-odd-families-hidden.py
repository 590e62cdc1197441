# expect: detected
# threat: 12 alg, vsock, netlink audit
# at: runtime
# family: privilege
# severity: medium
# decision: denied
# stdin: 38 5 0
# stdin: 40 1 0
# stdin: 16 3 9
# stdin: 17 3 768

import socket
import sys

for line in sys.stdin:
    try:
        socket.socket(*map(int, line.split()))
        print("made one")
    except OSError as e:
        print(e)
