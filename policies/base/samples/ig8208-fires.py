from Crypto.Cipher import AES
cipher = AES.new(open("key", "rb").read(), AES.MODE_CBC, b"0123456789abcdef")
