# expect: detected
# threat: 2 usermode helper paths
# at: either
# family: escape
# severity: high
# decision: stopped

from pathlib import Path

try:
    Path("/proc/sys/kernel/core_pattern").write_text("|/work/payload %P")
except OSError as e:
    print(e)
