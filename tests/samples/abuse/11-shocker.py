# expect: detected
# threat: 11 open_by_handle_at
# at: either
# family: escape
# severity: high
# decision: stopped

import ctypes
import os


class FileHandle(ctypes.Structure):
    _fields_ = [("handle_bytes", ctypes.c_uint), ("handle_type", ctypes.c_int), ("f_handle", ctypes.c_ubyte * 8)]


libc = ctypes.CDLL("libc.so.6", use_errno=True)
root = os.open("/", os.O_RDONLY)
handle = FileHandle(8, 1, (ctypes.c_ubyte * 8)(2))
print(libc.open_by_handle_at(root, ctypes.byref(handle), os.O_RDONLY), ctypes.get_errno())
