openssl enc -aes-256-cbc -K "$KEY" -iv "$(openssl rand -hex 16)" -in letter -out letter.enc
