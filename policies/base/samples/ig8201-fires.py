import hashlib
print(hashlib.md5(open("release.zip", "rb").read()).hexdigest())
