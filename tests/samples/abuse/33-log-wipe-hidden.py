# expect: detected
# threat: 33 log tampering
# at: runtime
# family: tamper
# severity: medium
# decision: any
# stdin: gol

import os
import sys

folder = "/var/" + sys.stdin.readline().strip()[::-1]
for name in ("wtmp", "lastlog", "dpkg.log", "auth.log"):
    try:
        os.close(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_TRUNC))
    except OSError as e:
        print(e)
