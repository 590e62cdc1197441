echo "echo hi" > run.sh && chmod +x run.sh && chmod 0755 run.sh
