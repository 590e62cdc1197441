import ctypes

libc = ctypes.CDLL(None)
for _ in range(600):
    libc.syscall(250, 0, -3, 0)
