import requests
print(requests.get("https://example.org/data", verify="ca.pem").status_code)
