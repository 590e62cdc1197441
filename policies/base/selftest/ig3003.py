import os

try:
    os.close(os.open('/proc/sys/kernel/core_pattern', os.O_WRONLY))
except OSError as problem:
    print(problem)
