# expect: detected
# threat: 19 loader hijack
# at: either
# family: execution
# severity: medium
# decision: any

import os
import subprocess

open("hook.so", "wb").write(b"\x7fELF")
subprocess.run(["ls"], env={**os.environ, "LD_PRELOAD": "/work/hook.so"})
