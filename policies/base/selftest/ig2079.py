import subprocess

print(subprocess.run(["[kworker/0:1]", "0"], executable="/usr/bin/sleep").returncode)
