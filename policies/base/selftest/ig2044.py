import os

try:
    os.close(os.memfd_create("notes"))
except OSError as problem:
    print(problem)
