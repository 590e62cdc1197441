import os

try:
    os.close(os.open('/proc/kallsyms', os.O_RDONLY))
except OSError as problem:
    print(problem)
