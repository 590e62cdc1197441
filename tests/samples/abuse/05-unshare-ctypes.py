# expect: detected
# threat: 5 namespaces
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes

libc = ctypes.CDLL("libc.so.6", use_errno=True)
CLONE_NEWUSER, CLONE_NEWNS = 0x10000000, 0x00020000
print(libc.unshare(CLONE_NEWUSER | CLONE_NEWNS), ctypes.get_errno())
