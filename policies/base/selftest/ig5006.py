block = b"x" * (1 << 20)
with open("fill.bin", "wb", buffering=0) as file:
    for _ in range(4096):
        file.write(block)
