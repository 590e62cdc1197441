rm -f secrets.txt
echo "shred is a command"
