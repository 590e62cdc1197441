# expect: detected
# threat: 11 keyring, perf, kcmp, quota, swap
# at: runtime
# family: escape
# severity: high
# decision: denied
# stdin: syscall
# stdin: 248 249 250 298 312 179 167 163

import ctypes
import sys

call = ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()]
buffer = ctypes.create_string_buffer(128)
for number in map(int, sys.stdin.readline().split()):
    print(number, call(number, buffer, buffer, 0, 0, 0), ctypes.get_errno())
