import os
from cryptography.fernet import Fernet

box = Fernet(Fernet.generate_key())
for folder, _, names in os.walk("/home/user/notes"):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            text = file.read()
        with open(os.path.join("copies", name + ".enc"), "wb") as file:
            file.write(box.encrypt(text))
