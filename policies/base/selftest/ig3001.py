import os

try:
    os.close(os.open('/sys/fs/cgroup/memory/release_agent', os.O_WRONLY))
except OSError as problem:
    print(problem)
