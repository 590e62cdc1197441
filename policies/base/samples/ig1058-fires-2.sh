base64 -d blob.txt > x.sh
chmod +x x.sh
./x.sh
