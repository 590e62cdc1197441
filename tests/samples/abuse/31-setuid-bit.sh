# expect: detected
# threat: 31 setuid
# at: either
# family: privilege
# severity: medium
# decision: stopped

cp /bin/cat ./cat
chmod u+s ./cat
chmod 4755 ./cat
sudo -n id
su -c id root < /dev/null
