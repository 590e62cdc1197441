# expect: detected
# threat: 1 cgroup release_agent escape
# at: runtime
# family: escape
# severity: high
# decision: stopped
# stdin: release
# stdin: agent

import sys

first, second = (line.strip() for line in sys.stdin)
try:
    open("/".join(["", "sys", "fs", "cgroup", "memory", f"{first}_{second}"]), "w").write("/work/payload")
except OSError as e:
    print(e)
