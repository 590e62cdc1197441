import hashlib
import os


def store(name, password, accounts):
    salt = os.urandom(16)
    accounts[name] = salt + hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def etag(body):
    return hashlib.sha256(body).hexdigest()
