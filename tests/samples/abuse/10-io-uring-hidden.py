# expect: detected
# threat: 10 io_uring
# at: runtime
# family: escape
# severity: medium
# decision: denied
# stdin: syscall

import ctypes
import sys

call = ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()]
number = 0
while number < 425:
    number += 25
parameters = ctypes.create_string_buffer(120)
for step in range(3):
    print(call(number + step, 8, parameters, 0, 0, 0), ctypes.get_errno())
