openssl enc -aes-256-cbc -K "$KEY" -iv 00000000000000000000000000000000 -in letter -out letter.enc
