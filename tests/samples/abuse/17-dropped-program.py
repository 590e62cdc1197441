# expect: detected
# threat: 17 dropped binary
# at: either
# family: execution
# severity: medium
# decision: any

import os
import shutil
import subprocess

shutil.copy("/bin/true", "/tmp/.update")
os.chmod("/tmp/.update", 0o755)
print(subprocess.run(["/tmp/.update"]).returncode)
