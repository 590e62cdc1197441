import os
from cryptography.fernet import Fernet

box = Fernet(Fernet.generate_key())
with open("note.txt", "rb") as file:
    print(box.encrypt(file.read()))
