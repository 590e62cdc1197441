import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.syscall(126, ctypes.create_string_buffer(8), ctypes.create_string_buffer(24)), ctypes.get_errno())
