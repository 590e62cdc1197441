# expect: detected
# threat: 16 fileless execution
# at: runtime
# family: execution
# severity: high
# decision: killed
# stdin: memfd_create execve

import os
import sys

make, run = sys.stdin.readline().split()
fd = vars(os)[make]("x")
with open("/bin/true", "rb") as source:
    os.write(fd, source.read())
if os.fork() == 0:
    vars(os)[run](fd, ["x"], {})
print(os.wait())
