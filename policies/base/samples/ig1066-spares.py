import mmap

with open("data.bin", "r+b") as file:
    view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    print(view[:4])
