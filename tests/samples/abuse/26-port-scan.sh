# expect: detected
# threat: 26 port scan
# at: either
# family: scan
# severity: medium
# decision: stopped

for port in $(seq 20 60); do
  (echo > "/dev/tcp/192.168.1.1/$port") 2>/dev/null && echo "open $port"
done
