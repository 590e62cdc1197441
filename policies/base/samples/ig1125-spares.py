import threading
import requests

def ask(page):
    print(requests.get(f"http://192.0.2.7/{page}").status_code)

for page in range(8):
    threading.Thread(target=ask, args=(page,)).start()
