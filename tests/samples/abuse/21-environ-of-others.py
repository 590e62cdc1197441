# expect: detected
# threat: 21 environment of other processes
# at: either
# family: credential
# severity: medium
# decision: any

import glob

for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        print(path, [v for v in open(path, "rb").read().split(b"\0") if b"KEY" in v or b"TOKEN" in v])
    except OSError as e:
        print(e)
