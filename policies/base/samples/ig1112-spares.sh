echo "How to tell if your account has been hacked" > help.txt
