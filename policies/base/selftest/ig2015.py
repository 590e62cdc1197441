import ctypes

# Numbers from here on are calls of the x32 ABI.
libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(0x40000000 + 39), ctypes.get_errno())
