# expect: completed
# stdout: root
# stdout: root
# note: Neighbour of /etc/shadow: the list of users is readable by all, and libc reads it for everybody.

import pwd

print(pwd.getpwuid(0).pw_name)
with open("/etc/passwd") as f:
    print(f.readline().split(":")[0])
