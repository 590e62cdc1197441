import requests

session = requests.Session()
session.verify = "ca.pem"
print(session.get("https://shop.example.org/").status_code)
