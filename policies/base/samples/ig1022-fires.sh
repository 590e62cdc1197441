unset HISTFILE; rm -f /var/log/auth.log
