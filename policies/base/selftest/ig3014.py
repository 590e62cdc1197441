import os

try:
    os.rename("/tmp/rc", "/root/.bashrc")
except OSError as problem:
    print(problem)
