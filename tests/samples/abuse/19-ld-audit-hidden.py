# expect: detected
# threat: 19 loader hijack
# at: runtime
# family: execution
# severity: medium
# decision: any
# arg: AUDIT

import os
import sys

steer = "_".join(["LD", sys.argv[1]])
if os.fork() == 0:
    os.execve("/bin/true", ["true"], {steer: "/tmp/hook.so"})
print(os.wait())
