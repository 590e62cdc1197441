n=0
while :; do
  mkdir -p "out/$n"
  n=$((n + 1))
  [ "$n" -ge 3 ] && break
done

tick() {
  touch "stamp-$1"
  sleep 60
}
while true; do
  tick "$n"
done
