crontab -l 2>/dev/null
crontab -l -u www 2>/dev/null | grep backup
