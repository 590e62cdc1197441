import os

try:
    os.close(os.open('/.dockerenv', os.O_RDONLY))
except OSError as problem:
    print(problem)
