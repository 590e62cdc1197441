# expect: detected
# threat: 10 io_uring
# at: either
# family: escape
# severity: medium
# decision: stopped

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(120)
print(libc.syscall(425, 8, parameters), ctypes.get_errno())
print(libc.syscall(426, 3, 1, 0, 0, 0), ctypes.get_errno())
