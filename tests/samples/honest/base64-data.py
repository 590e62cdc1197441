# expect: completed
# stdout: {"station": "Bern", "temp": [12.5, 13.1, 9.9]}
# stdout: -vv8_f7_ hello
# note: Neighbour of an encoded payload: it decodes data and prints it.

import base64
import binascii

blob = "eyJzdGF0aW9uIjogIkJlcm4iLCAidGVtcCI6IFsxMi41LCAxMy4xLCA5LjldfQ=="
print(base64.b64decode(blob).decode())
print(base64.urlsafe_b64encode(bytes(range(250, 256))).decode(), binascii.unhexlify("68656c6c6f").decode())
