# expect: detected
# threat: 23 metadata service
# at: either
# family: egress
# severity: high
# decision: stopped

import urllib.request

try:
    print(urllib.request.urlopen("http://169.254.169.254/latest/meta-data/iam/security-credentials/", timeout=2).read())
except OSError as e:
    print(e)
