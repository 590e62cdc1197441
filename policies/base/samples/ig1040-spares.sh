sed -n 1,3p /etc/os-release
sed -i s/a/b/ notes.txt
tee copy.txt < /etc/os-release > /dev/null
