import threading
import requests

def ask():
    while True:
        requests.get("http://192.0.2.7/")

for _ in range(300):
    threading.Thread(target=ask).start()
