import requests

session = requests.Session()
session.verify = False
print(session.get("https://shop.example.org/").status_code)
