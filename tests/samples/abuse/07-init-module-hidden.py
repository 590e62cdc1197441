# expect: detected
# threat: 7 kernel modules and kexec
# at: runtime
# family: escape
# severity: high
# decision: stopped
# stdin: syscall
# stdin: 175 313 176 246 320

import ctypes
import sys

call = ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()]
image = ctypes.create_string_buffer(b"\x7fELF" + bytes(60))
for number in map(int, sys.stdin.readline().split()):
    print(number, call(number, image, 64, b""), ctypes.get_errno(), flush=True)
