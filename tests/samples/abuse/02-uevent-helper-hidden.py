# expect: detected
# threat: 2 usermode helper paths
# at: runtime
# family: escape
# severity: high
# decision: stopped
# arg: kernel/uevent_helper
# arg: kernel/modprobe

import os
import sys

for root, tail in zip(("/sys", "/proc/sys"), sys.argv[1:]):
    try:
        os.close(os.open(f"{root}/{tail}", os.O_WRONLY))
    except OSError as e:
        print(e)
