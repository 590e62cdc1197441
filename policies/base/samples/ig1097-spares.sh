sudo cat /tmp/report.txt
/tmp/build/run.sh --all
