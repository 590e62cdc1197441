# expect: detected
# threat: 31 setuid
# at: runtime
# family: privilege
# severity: medium
# decision: denied
# stdin: setresuid chmod

import os
import sys

become, change = (vars(os)[name] for name in sys.stdin.readline().split())
try:
    become(0, 0, 0)
except OSError as e:
    print(e)
open("tool", "w").close()
try:
    change("tool", 0o700 | 1 << 11)
except OSError as e:
    print(e)
