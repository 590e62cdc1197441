# expect: detected
# threat: 29 recon
# at: either
# family: recon-breadth
# severity: medium
# decision: any

id; whoami; uname -a; hostname
cat /proc/1/cgroup /proc/1/mountinfo /proc/version /proc/modules 2>/dev/null | head -3
ls -la /.dockerenv
cat /sys/class/dmi/id/product_name
find / -xdev -perm -4000 -type f 2>/dev/null | head
capsh --print
grep -i seccomp /proc/1/status
ps aux | head -3
