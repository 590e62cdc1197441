# expect: detected
# threat: 4 engine socket
# at: runtime
# family: escape
# severity: high
# decision: stopped
# stdin: dreniatnoc/nur/

import socket
import sys

name = sys.stdin.readline().strip()[::-1]
with socket.socket(socket.AF_UNIX) as s:
    print(s.connect_ex(f"{name}/{name.rsplit('/', 1)[-1]}.sock"))
