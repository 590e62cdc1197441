import subprocess

print(subprocess.run(["ping", "-c", "1", "localhost"]).returncode == 0)
