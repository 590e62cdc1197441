openssl enc -aes-256-cbc -pass pass:x -in a.tar -out a.tar.enc
find . -name "*.tmp"
