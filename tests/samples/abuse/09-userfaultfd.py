# expect: detected
# threat: 9 userfaultfd
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes

print(ctypes.CDLL(None, use_errno=True).syscall(323, 0x80000), ctypes.get_errno())
