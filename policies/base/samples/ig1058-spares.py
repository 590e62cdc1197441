import base64

picture = base64.b64decode(open("picture.b64").read())
open("picture.png", "wb").write(picture)
