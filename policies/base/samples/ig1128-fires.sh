count=0
while true; do
  dd if=/dev/zero of="/tmp/block$count" bs=1M count=64
  count=$((count + 1))
done
