awk '{system("date +%s")}' names.txt
echo 'exec /bin/sh starts a shell' > notes.txt
