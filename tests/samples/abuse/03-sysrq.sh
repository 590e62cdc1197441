# expect: detected
# threat: 3 kernel memory and sysrq
# at: either
# family: escape
# severity: high
# decision: stopped

echo h > /proc/sysrq-trigger
