# expect: detected
# threat: 8 bpf
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes

libc = ctypes.CDLL(None)
SYS_bpf = 321
print(libc.syscall(SYS_bpf, 5, ctypes.create_string_buffer(128), 128))
