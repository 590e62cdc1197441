import hashlib
def stored(password):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"pepper", 600_000)
