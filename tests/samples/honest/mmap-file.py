# expect: completed
# stdout: 10 4096
# note: Neighbour of memory tricks: a plain shared mapping of our own file.

import mmap

with open("table.bin", "wb") as f:
    f.write(bytes(4096))
with open("table.bin", "r+b") as f, mmap.mmap(f.fileno(), 0) as m:
    m[10:15] = b"hello"
    print(m.find(b"hello"), len(m))
