chmod 755 run.sh
chmod +x run.sh
