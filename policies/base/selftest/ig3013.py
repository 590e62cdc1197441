import os

try:
    os.close(os.open('/root/.bashrc', os.O_WRONLY | os.O_CREAT))
except OSError as problem:
    print(problem)
