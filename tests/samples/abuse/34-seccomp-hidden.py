# expect: detected
# threat: 34 monitor tampering
# at: runtime
# family: tamper
# severity: medium
# decision: denied
# stdin: syscall

import ctypes
import struct
import sys

# A second filter with its own listener: seccomp(SECCOMP_SET_MODE_FILTER, NEW_LISTENER, "allow everything").
allow = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", 1, ctypes.addressof(allow)))
print(ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()](300 + 17, 1, 1 << 3, program), ctypes.get_errno())
