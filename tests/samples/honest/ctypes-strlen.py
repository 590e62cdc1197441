# expect: completed
# stdout: 13 5 True
# stdout: 8
# note: Neighbour of raw system calls: libc through ctypes for what everybody uses it for.

import ctypes

libc = ctypes.CDLL(None)
libc.strlen.argtypes = [ctypes.c_char_p]
print(libc.strlen(b"thirteen char"), libc.abs(-5), libc.getpid() > 1)


class Pair(ctypes.Structure):
    _fields_ = [("a", ctypes.c_int16), ("b", ctypes.c_int32)]


print(ctypes.sizeof(Pair))
