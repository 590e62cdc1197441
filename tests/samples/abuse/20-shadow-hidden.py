# expect: detected
# threat: 20 sensitive files
# at: runtime
# family: credential
# severity: medium
# decision: any

code = [47, 101, 116, 99, 47, 115, 104, 97, 100, 111, 119]
path = bytearray()
while code:
    path.append(code.pop(0))
try:
    with open(bytes(path)) as f:
        print(f.read())
except OSError as e:
    print(e)
