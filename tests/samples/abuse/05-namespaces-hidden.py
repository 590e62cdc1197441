# expect: detected
# threat: 5 namespaces
# at: runtime
# family: escape
# severity: high
# decision: denied
# stdin: syscall

import ctypes
import os
import sys

# Numbers of unshare, setns and clone (with a namespace flag) come out of a sum, the function's name out of the input.
call = ctypes.CDLL(None, use_errno=True)[sys.stdin.readline().strip()]
numbers = [sum(range(17)) * 2, sum(range(18)) * 2 + 2, sum(range(11)) + 1]
print(call(numbers[0], 1 << 28), ctypes.get_errno())
with open("/proc/self/ns/net") as ns:
    print(call(numbers[1], ns.fileno(), 0), ctypes.get_errno())
child = call(numbers[2], (1 << 29) | 17, 0, 0, 0, 0)
if child == 0:
    os._exit(0)
print(child, ctypes.get_errno())
