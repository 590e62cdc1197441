grep -c . /etc/passwd
id -un
