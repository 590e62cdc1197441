import requests
print(requests.get("https://example.org/data", verify=False).status_code)
