# expect: detected
# threat: 32 persistence
# at: runtime
# family: persistence
# severity: medium
# decision: any
# stdin: cnfuep.
# stdin: fvgrphfgbzvmr.cl

import codecs
import os
import sys

first, second = (codecs.encode(line.strip(), "rot13") for line in sys.stdin)
home = os.environ.get("HOME", ".")
for path in (f"{home}/.ba{'s'}h{'r'}c", f"/etc/profile.d/{first}sh", f"/usr/lib/python3/dist-packages/{second}"):
    try:
        with open(path, "a") as f:
            f.write("\n")
    except OSError as e:
        print(e)
