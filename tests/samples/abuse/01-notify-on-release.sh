# expect: detected
# threat: 1 cgroup release_agent escape
# at: either
# family: escape
# severity: high
# decision: stopped

echo 1 > /sys/fs/cgroup/rdma/x/notify_on_release
echo "/work/payload" > /sys/fs/cgroup/rdma/release_agent
sh -c 'echo $$ > /sys/fs/cgroup/rdma/x/cgroup.procs'
