# expect: detected
# threat: 16 fileless execution
# at: either
# family: execution
# severity: high
# decision: stopped

import os

fd = os.memfd_create("kworker", 0)
with open("/bin/true", "rb") as source:
    os.write(fd, source.read())
os.execv(f"/proc/self/fd/{fd}", ["[kworker/0:1]"])
