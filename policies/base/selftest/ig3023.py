import os

try:
    os.close(os.open('/root/.bash_history', os.O_RDONLY))
except OSError as problem:
    print(problem)
