# profile: small

import mmap

# Large pages, because a machine may be slow to give many small ones.
held = mmap.mmap(-1, 1 << 32)
held.madvise(mmap.MADV_HUGEPAGE)
for place in range(0, len(held), mmap.PAGESIZE):
    held[place] = 1
