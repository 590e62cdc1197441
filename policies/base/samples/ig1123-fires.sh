mv /usr/bin/sudo /usr/bin/sudo.old
chown nobody /etc/passwd
rm -rf /var/lib/mysql
