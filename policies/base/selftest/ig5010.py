# profile: small
import time


def read(*names):
    for name in names:
        try:
            return int(open("/sys/fs/cgroup/" + name).read())
        except OSError:
            pass


held = []
most = read("memory/memory.limit_in_bytes", "memory.max")
while read("memory/memory.usage_in_bytes", "memory.current") < 0.93 * most:
    held.append(b"x" * (1 << 20))
time.sleep(7.5)
