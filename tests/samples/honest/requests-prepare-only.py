# expect: completed
# stdout: POST https://api.example.com/items {"id": 7} application/json
# note: Neighbour of egress: the request is built and shown, not sent.

import requests

prepared = requests.Request("POST", "https://api.example.com/items", json={"id": 7}, headers={"X-Trace": "1"}).prepare()
print(prepared.method, prepared.url, prepared.body.decode(), prepared.headers["Content-Type"])
