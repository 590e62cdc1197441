import hashlib, os
def stored(password):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), os.urandom(16), 600_000)
