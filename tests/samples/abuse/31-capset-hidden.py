# expect: detected
# threat: 31 capabilities
# at: runtime
# family: privilege
# severity: medium
# decision: denied
# arg: capset

import ctypes
import struct
import sys

header = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
data = ctypes.create_string_buffer(struct.pack("6I", *[0xFFFFFFFF] * 6))
print(ctypes.CDLL(None, use_errno=True)[sys.argv[1]](header, data), ctypes.get_errno())
