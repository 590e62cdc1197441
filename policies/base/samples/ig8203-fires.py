from Crypto.Cipher import DES
cipher = DES.new(open("key", "rb").read(), DES.MODE_CBC)
