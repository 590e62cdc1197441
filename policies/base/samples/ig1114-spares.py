import subprocess

subprocess.run(["systemctl", "is-active", "nginx"])
