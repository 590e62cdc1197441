# expect: detected
# threat: 3 kernel memory and sysrq
# at: runtime
# family: escape
# severity: high
# decision: any

def shift(text, by):
    out = ""
    for c in text:
        out = out + (chr((ord(c) - 97 + by) % 26 + 97) if c.isalpha() else c)
    return out


for hidden in ("/cebp/xpber", "/qri/zrz"):
    try:
        open(shift(hidden, 13), "rb").read(16)
    except OSError as e:
        print(e)
