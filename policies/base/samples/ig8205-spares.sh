openssl enc -aes-256-cbc -pbkdf2 -in letter -out letter.enc -pass env:PASSPHRASE
