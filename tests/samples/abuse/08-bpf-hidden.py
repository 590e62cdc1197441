# expect: detected
# threat: 8 bpf
# at: runtime
# family: escape
# severity: high
# decision: denied
# arg: syscall

import ctypes
import sys

call = ctypes.CDLL(None, use_errno=True)[sys.argv[1]]
attributes = ctypes.create_string_buffer(128)
BPF = int("".join(str(d) for d in (3, 2, 1)))
for command in (0, 5):
    print(call(BPF, command, attributes, 128), ctypes.get_errno())
