systemctl status nginx
service --status-all
