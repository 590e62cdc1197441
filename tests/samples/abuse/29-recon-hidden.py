# expect: detected
# threat: 29 recon
# at: runtime
# family: recon-breadth
# severity: medium
# decision: any
# stdin: proc/1/cgroup proc/1/mountinfo proc/1/sched proc/1/maps .dockerenv proc/modules proc/kallsyms proc/sched_debug
# stdin: sys/class/dmi/id/product_name sys/class/dmi/id/bios_vendor sys/kernel/debug proc/scsi/scsi proc/1/environ

import sys

count = 0
for line in sys.stdin:
    for tail in line.split():
        try:
            open(f"/{tail}", "rb").read(64)
        except OSError:
            pass
        count += 1
print(count)
