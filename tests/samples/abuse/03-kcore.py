# expect: detected
# threat: 3 kernel memory and sysrq
# at: either
# family: escape
# severity: high
# decision: any

for path in ("/proc/kcore", "/dev/mem", "/dev/kmem"):
    try:
        with open(path, "rb") as f:
            print(path, len(f.read(4096)))
    except OSError as e:
        print(e)
