# expect: detected
# threat: 15 memory of another process
# at: runtime
# family: escape
# severity: high
# decision: denied
# stdin: process_vm_readv process_vm_writev

import ctypes
import os
import sys

libc = ctypes.CDLL(None, use_errno=True)
for name in sys.stdin.readline().split():
    print(libc[name](os.getppid(), None, 0, None, 0, 0), ctypes.get_errno())
call = libc["".join(["sys", "call"][::1])]
print(call(434 + 4, 3, 0, 0), ctypes.get_errno())
