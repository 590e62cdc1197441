for pid in $(ps -eo pid,comm | awk '/nginx/ {print $1}'); do
  kill -9 $pid
done
