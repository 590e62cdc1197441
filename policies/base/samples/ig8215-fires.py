import hashlib


def store(name, password, accounts):
    accounts[name] = hashlib.sha256(password.encode()).hexdigest()
