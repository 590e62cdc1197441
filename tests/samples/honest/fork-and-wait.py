# expect: completed
# stdout: [0, 1, 2, 3]
# note: Neighbour of a fork bomb: four children, each waited for.

import os

children = []
for n in range(4):
    pid = os.fork()
    if pid == 0:
        os._exit(n)
    children.append(pid)
print([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children])
