import subprocess

subprocess.run(["systemctl", "disable", "auditd"])
