# expect: detected
# threat: 20 search for private keys
# at: runtime
# family: credential
# severity: medium
# decision: any
# stdin: find id_ed25519

import subprocess
import sys

tool, name = sys.stdin.readline().split()
print(subprocess.run([tool, "/", "-name", name], capture_output=True, text=True).stdout)
