# expect: detected
# threat: 36 memory exhaustion
# at: runtime
# family: exhaustion
# severity: low
# decision: any

hoard = []
for _ in range(4000):
    hoard.append(bytearray(b"x" * (1 << 20)))
print(len(hoard))
