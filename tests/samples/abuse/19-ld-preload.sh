# expect: detected
# threat: 19 loader hijack
# at: either
# family: execution
# severity: medium
# decision: any

LD_PRELOAD=/tmp/hook.so ls
echo /tmp/hook.so > /etc/ld.so.preload
