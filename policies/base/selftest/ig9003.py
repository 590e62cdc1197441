import os

try:
    os.listdir("/run/guard")
except OSError as problem:
    print(problem)
