import base64
import zlib

with open("blob.txt") as file:
    packed = file.read()
exec(zlib.decompress(base64.b64decode(packed)))
