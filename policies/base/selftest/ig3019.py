import os

try:
    os.close(os.open('/usr/bin/ls', os.O_WRONLY))
except OSError as problem:
    print(problem)
