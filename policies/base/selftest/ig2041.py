import os

try:
    os.setuid(0)
except OSError as problem:
    print(problem)
