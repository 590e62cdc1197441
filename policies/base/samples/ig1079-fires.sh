cp -R /var/spool/mail/root copy
