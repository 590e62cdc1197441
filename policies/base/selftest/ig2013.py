import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(317, 0, 0, None), ctypes.get_errno())
