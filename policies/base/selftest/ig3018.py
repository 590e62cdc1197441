import os

try:
    os.unlink("/root/.bash_history")
except OSError as problem:
    print(problem)
