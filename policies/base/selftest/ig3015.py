import os

try:
    os.symlink("/root/.ssh/id_rsa", "/tmp/key")
except OSError as problem:
    print(problem)
