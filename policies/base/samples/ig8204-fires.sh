openssl enc -aes-256-ecb -pbkdf2 -in letter -out letter.enc
