echo "docker ps" > howto.txt
