# expect: detected
# threat: 22 service account token
# at: either
# family: credential
# severity: medium
# decision: any

try:
    token = open("/var/run/secrets/kubernetes.io/serviceaccount/token").read()
    print(token[:10])
except OSError as e:
    print(e)
