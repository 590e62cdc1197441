# expect: detected
# threat: 9 userfaultfd
# at: runtime
# family: escape
# severity: high
# decision: denied
# stdin: syscall 323

import ctypes
import sys

name, number = sys.stdin.readline().split()
print(ctypes.CDLL(None, use_errno=True)[name](int(number), 1), ctypes.get_errno())
