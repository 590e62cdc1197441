import os

try:
    os.close(os.open('/run/guard/guard.sock', os.O_RDONLY))
except OSError as problem:
    print(problem)
