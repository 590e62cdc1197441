# expect: detected
# threat: 2 usermode helper paths
# at: either
# family: escape
# severity: high
# decision: stopped

echo '|/work/payload' > /proc/sys/kernel/core_pattern
