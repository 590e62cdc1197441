from Crypto.Cipher import AES
cipher = AES.new(open("key", "rb").read(), AES.MODE_GCM)
