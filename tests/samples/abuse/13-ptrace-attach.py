# expect: detected
# threat: 13 ptrace injection
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes
import subprocess

PTRACE_ATTACH = 16
libc = ctypes.CDLL(None, use_errno=True)
victim = subprocess.Popen(["sleep", "2"])
print(libc.ptrace(PTRACE_ATTACH, victim.pid, 0, 0), ctypes.get_errno())
victim.kill()
