from Crypto.Cipher import PKCS1_v1_5
from Crypto.PublicKey import RSA


def seal(pem, text):
    return PKCS1_v1_5.new(RSA.import_key(pem)).encrypt(text)
