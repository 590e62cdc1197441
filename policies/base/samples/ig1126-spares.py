import csv
import json
import paramiko
import requests

settings = json.load(open("settings.json"))
para = paramiko.SSHClient()
para.connect(settings["host"], username=settings["user"], password=settings["password"])
for row in csv.DictReader(open("users.csv")):
    requests.post("http://192.0.2.7/users", json={"username": row["name"], "password": row["password"]})
