# expect: detected
# threat: 4 engine socket
# at: either
# family: escape
# severity: high
# decision: stopped

curl -s --max-time 3 --unix-socket /var/run/docker.sock http://localhost/containers/json
