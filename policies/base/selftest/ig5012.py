import ctypes, time

time.sleep(7)
print(ctypes.CDLL(None).unshare(0x10000000))
