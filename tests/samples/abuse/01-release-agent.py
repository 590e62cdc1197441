# expect: detected
# threat: 1 cgroup release_agent escape
# at: either
# family: escape
# severity: high
# decision: stopped

import glob

for folder in glob.glob("/sys/fs/cgroup/*/") or ["/sys/fs/cgroup/rdma/"]:
    try:
        with open("/sys/fs/cgroup/rdma/release_agent", "w") as f:
            f.write("/work/payload")
    except OSError as e:
        print(folder, e)
