openssl genrsa -out key.pem 1024
