import os

try:
    os.close(os.open('/proc/kcore', os.O_RDONLY))
except OSError as problem:
    print(problem)
