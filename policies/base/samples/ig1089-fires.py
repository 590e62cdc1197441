import os

place = os.memfd_create("x")
os.write(place, open("tool", "rb").read())
os.execv(f"/proc/self/fd/{place}", ["x"])
