import mmap

page = mmap.mmap(-1, 4096, prot=mmap.PROT_EXEC)
page.write(bytes([0xC3]))
