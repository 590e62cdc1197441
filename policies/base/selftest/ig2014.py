import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(164, None, None), ctypes.get_errno())
