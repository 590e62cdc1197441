# expect: detected
# threat: 31 setuid
# at: either
# family: privilege
# severity: medium
# decision: stopped

import os

for become in (os.setuid, os.setgid, os.seteuid):
    try:
        become(0)
    except OSError as e:
        print(e)
