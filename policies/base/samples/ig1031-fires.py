import requests
requests.post("https://webhook.site/abc", data={"k": "v"})
