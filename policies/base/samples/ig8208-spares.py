from Crypto.Cipher import AES
import os
cipher = AES.new(open("key", "rb").read(), AES.MODE_CBC, os.urandom(16))
