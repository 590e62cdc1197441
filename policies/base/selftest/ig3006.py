import os

try:
    os.close(os.open('/dev/sda', os.O_RDONLY))
except OSError as problem:
    print(problem)
