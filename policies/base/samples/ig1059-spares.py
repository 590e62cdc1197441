import os
import requests

key = os.environ["API_KEY"]
requests.post("http://192.0.2.7/", json={"city": os.environ.get("CITY", "Rome")})
requests.post("http://192.0.2.7/", json={"n": 1}, headers={"Authorization": key})
