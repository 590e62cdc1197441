openssl genrsa -out key.pem 4096
ssh-keygen -t ed25519 -f id -N ""
