import ctypes
libc = ctypes.CDLL(None)
libc.syscall(165, 0, 0, 0, 0, 0)
