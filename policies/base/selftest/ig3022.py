import os

try:
    os.mknod("/tmp/device", 0o020600, os.makedev(1, 1))
except OSError as problem:
    print(problem)
