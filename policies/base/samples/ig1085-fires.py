with open("/proc/self/mem", "r+b", buffering=0) as memory:
    memory.seek(4096)
    memory.write(b"x")
