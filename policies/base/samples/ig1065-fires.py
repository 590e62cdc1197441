import ctypes

number = 1000
ctypes.c_long.from_address(id(number) + 24).value = 7
