import json
import urllib.request

rows = json.loads(urllib.request.urlopen("http://192.0.2.7/rows").read())
print(sum(int(row["n"]) for row in rows))
