openssl enc -aes-256-cbc -pbkdf2 -nosalt -in letter -out letter.enc
