import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(304, -100, None, 0), ctypes.get_errno())
