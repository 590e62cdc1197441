import ctypes
libm = ctypes.CDLL("libm.so.6")
libm.sqrt.restype = ctypes.c_double
print(libm.sqrt(ctypes.c_double(2)))
