import requests

for _ in range(1000000):
    requests.get("http://192.0.2.9/")
