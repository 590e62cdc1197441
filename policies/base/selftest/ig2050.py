import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(272, 0x10000000), ctypes.get_errno())
print(libc.syscall(321, 0, None, 0), ctypes.get_errno())
print(libc.syscall(250, 0, -3, 0), ctypes.get_errno())
