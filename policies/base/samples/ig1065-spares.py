import ctypes

class Pair(ctypes.Structure):
    _fields_ = [("a", ctypes.c_int), ("b", ctypes.c_int)]

print(ctypes.sizeof(Pair))
