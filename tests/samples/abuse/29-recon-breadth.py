# expect: detected
# threat: 29 recon
# at: either
# family: recon-breadth
# severity: medium
# decision: any

import glob
import os

seen = 0
for path in (
    "/proc/1/cmdline", "/proc/1/cgroup", "/proc/1/status", "/proc/1/mountinfo", "/.dockerenv", "/proc/version", "/proc/modules",
    "/proc/kallsyms", "/proc/sched_debug", "/sys/class/dmi/id/product_name", "/sys/class/dmi/id/sys_vendor", "/sys/kernel/debug",
    "/proc/net/tcp", "/proc/net/arp", "/etc/hosts", "/proc/sys/kernel/randomize_va_space",
):
    try:
        with open(path) as f:
            f.read(200)
        seen += 1
    except OSError:
        pass
for status in glob.glob("/proc/[0-9]*/cmdline"):
    seen += os.path.exists(status)
print(seen > 0)
