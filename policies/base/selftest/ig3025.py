import os

fd = os.memfd_create("code")
os.write(fd, b"answer = 42")
try:
    open(f"/proc/self/fd/{fd}").close()
except OSError as problem:
    print(problem)
