# expect: detected
# threat: 20 sensitive files
# at: either
# family: credential
# severity: medium
# decision: any

cat /etc/shadow /etc/sudoers
