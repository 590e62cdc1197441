import ctypes
import glob
import shutil

library = glob.glob("/usr/lib/*/libm.so.6")[0]
shutil.copyfile(library, "/tmp/own.so")
try:
    ctypes.CDLL("/tmp/own.so")
except OSError as problem:
    print(problem)
