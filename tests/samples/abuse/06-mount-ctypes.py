# expect: detected
# threat: 6 mount family
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
os.makedirs("inner", exist_ok=True)
print(libc.mount(b"none", b"inner", b"tmpfs", 0, None), os.strerror(ctypes.get_errno()))
try:
    os.chroot("inner")
except OSError as e:
    print(e)
