import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(310, 1, None, 0, None, 0, 0), ctypes.get_errno())
