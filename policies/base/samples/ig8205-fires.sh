openssl enc -aes-256-cbc -in letter -out letter.enc -pass env:PASSPHRASE
