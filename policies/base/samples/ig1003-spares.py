import subprocess
print(subprocess.run("ls -l | head -3", shell=True, capture_output=True, text=True).stdout)
