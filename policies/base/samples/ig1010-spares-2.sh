echo "never share ~/.ssh/id_rsa"
