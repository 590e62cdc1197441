# expect: completed
# stdout: Linux CPython True
# stdout: limit known: True
# stdout: True
# stdout: True
# note: Neighbour of recon: one glance at the machine, as many scripts begin.

import os
import platform
import resource

print(platform.system(), platform.python_implementation(), os.cpu_count() >= 1)
print("limit known:", resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 0)
with open("/proc/self/status") as f:
    print(any(line.startswith("VmRSS") for line in f))
with open("/proc/cpuinfo") as f:
    print("processor" in f.read())
