systemctl status cron || true
sleep 1
