import os

try:
    os.close(os.open('/proc/1/environ', os.O_RDONLY))
except OSError as problem:
    print(problem)
