import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(323, 0), ctypes.get_errno())
