# expect: detected
# threat: 14 anti-debugging
# at: runtime
# family: escape
# severity: medium
# decision: denied
# arg: ecartp

import ctypes
import sys

print(ctypes.CDLL(None, use_errno=True)[sys.argv[1][::-1]](0, 0, 0, 0), ctypes.get_errno())
