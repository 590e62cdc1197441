import hashlib
print(hashlib.sha256(b"text").hexdigest(), hashlib.md5(b"text", usedforsecurity=False).hexdigest())
