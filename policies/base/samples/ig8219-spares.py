from Crypto.Cipher import PKCS1_OAEP
from Crypto.PublicKey import RSA


def seal(pem, text):
    return PKCS1_OAEP.new(RSA.import_key(pem)).encrypt(text)
