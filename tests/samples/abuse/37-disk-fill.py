# expect: detected
# threat: 37 disk fill
# at: runtime
# family: exhaustion
# severity: medium
# decision: any

block = b"x" * (1 << 20)
with open("fill.bin", "wb", buffering=0) as f:
    for _ in range(4096):
        f.write(block)
