import subprocess

subprocess.run(["./dirty_pipe", "/etc/hostname"])
