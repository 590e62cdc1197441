import os

try:
    os.close(os.open('/var/log/auth.log', os.O_WRONLY | os.O_CREAT))
except OSError as problem:
    print(problem)
