sudo systemctl stop rsyslog
service nginx restart
