import os

try:
    os.kill(-1, 15)
except OSError as problem:
    print(problem)
