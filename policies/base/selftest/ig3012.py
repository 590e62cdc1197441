import os

try:
    os.close(os.open('/etc/ld.so.preload', os.O_WRONLY | os.O_CREAT))
except OSError as problem:
    print(problem)
