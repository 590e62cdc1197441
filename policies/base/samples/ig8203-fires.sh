openssl enc -des3 -pbkdf2 -in letter -out letter.enc
