from cryptography.hazmat.primitives.ciphers.aead import AESGCM
cipher = AESGCM(AESGCM.generate_key(256))
