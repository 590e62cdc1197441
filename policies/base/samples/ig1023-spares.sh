echo "nmap output goes here" > notes.txt
