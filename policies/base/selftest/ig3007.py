import os

try:
    os.close(os.open('/etc/shadow', os.O_RDONLY))
except OSError as problem:
    print(problem)
