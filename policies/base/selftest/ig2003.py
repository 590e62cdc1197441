import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(175, b"", 0, b""), ctypes.get_errno())
