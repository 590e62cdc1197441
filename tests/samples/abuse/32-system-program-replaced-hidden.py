# expect: detected
# threat: 32 program of the system replaced
# at: runtime
# family: persistence
# severity: medium
# decision: any
# arg: usr

import sys

try:
    with open("/" + sys.argv[1] + "/bin/env", "r+b") as f:
        f.write(b"#!/bin/sh\n")
except OSError as e:
    print(e)
