# expect: detected
# threat: 21 environment of other processes
# at: either
# family: credential
# severity: medium
# decision: any

tr '\0' '\n' < /proc/1/environ | grep -i secret
cat /proc/1/environ
