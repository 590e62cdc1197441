# expect: completed
# stdout: cores known
# stdout: cpuinfo read
# stdout: disk known
# stdout: memory known
# stdout: processor named
# note: Neighbour of recon: the questions a build script asks.

test "$(nproc)" -ge 1 && echo "cores known"
grep -c '^processor' /proc/cpuinfo | grep -q '[0-9]' && echo "cpuinfo read"
df -P . | tail -1 | awk '{ print ($2 > 0) ? "disk known" : "no disk" }'
free -m | awk '/^Mem/ { print "memory known" }'
lscpu | grep -q '^Architecture' && echo "processor named"
