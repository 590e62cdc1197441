import os

try:
    os.close(os.open('/root/.ssh/id_rsa', os.O_RDONLY))
except OSError as problem:
    print(problem)
