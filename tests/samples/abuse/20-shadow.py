# expect: detected
# threat: 20 sensitive files
# at: either
# family: credential
# severity: medium
# decision: any

try:
    print(open("/etc/shadow").read())
except OSError as e:
    print(e)
