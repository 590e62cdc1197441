# expect: detected
# threat: 32 persistence
# at: either
# family: persistence
# severity: medium
# decision: any

import os

home = os.path.expanduser("~")
os.makedirs(f"{home}/.ssh", exist_ok=True)
with open(f"{home}/.ssh/authorized_keys", "a") as f:
    f.write("ssh-ed25519 AAAAC3Nza intruder\n")
with open(f"{home}/.bashrc", "a") as f:
    f.write("/work/payload &\n")
try:
    open("/etc/cron.d/update", "w").write("* * * * * root /work/payload\n")
except OSError as e:
    print(e)
