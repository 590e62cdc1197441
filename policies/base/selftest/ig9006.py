import os

try:
    os.unlink("/run/guard/guard.sock")
except OSError as problem:
    print(problem)
