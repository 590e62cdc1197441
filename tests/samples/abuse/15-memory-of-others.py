# expect: detected
# threat: 15 memory of another process
# at: either
# family: escape
# severity: high
# decision: any

import os

for pid in (1, os.getppid()):
    try:
        with open(f"/proc/{pid}/mem", "r+b", buffering=0) as memory:
            memory.seek(0x400000)
            memory.write(b"\x90" * 8)
    except OSError as e:
        print(e)
with open("/proc/1/maps", "rb", buffering=0) if os.access("/proc/1/maps", os.R_OK) else open("/dev/null", "rb") as maps:
    print(len(maps.read(100)))
