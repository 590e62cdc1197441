# expect: completed
# stdout: [{"name": "Ann", "tag": "a"}, {"name": "Ann", "tag": "b"}, {"name": "Bo", "tag": null}]
# stdout: not code

import json

document = json.loads('{"users":[{"name":"Ann","tags":["a","b"]},{"name":"Bo","tags":[]}],"exec":"not code"}')
flat = [{"name": u["name"], "tag": t} for u in document["users"] for t in u["tags"] or [None]]
print(json.dumps(flat, sort_keys=True))
print(document["exec"])
