# expect: detected
# threat: 6 mount family
# at: runtime
# family: escape
# severity: high
# decision: denied
# stdin: syscall
# stdin: 428 429 430 431 432 442 155

import ctypes
import sys

call = ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()]
for number in map(int, sys.stdin.readline().split()):
    print(number, call(number, 0, 0, 0, 0, 0), ctypes.get_errno())
