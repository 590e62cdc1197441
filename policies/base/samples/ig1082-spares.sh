printf "echo hi" > run.sh
chmod +x run.sh
