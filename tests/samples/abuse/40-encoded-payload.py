# expect: detected
# threat: 40 encoded payload
# at: either
# family: credential
# severity: medium
# decision: any

import base64

exec(base64.b64decode("aW1wb3J0IG9zCnRyeToKICAgIHByaW50KG9wZW4oIi9ldGMvc2hhZG93IikucmVhZCgpKQpleGNlcHQgT1NFcnJvciBhcyBlOgogICAgcHJpbnQoZSkK"))
