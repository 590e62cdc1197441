import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(272, 0x10000000), ctypes.get_errno())
