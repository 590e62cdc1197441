import subprocess

print(subprocess.run(["ping", "-c", "1", "google.com"]).returncode == 0)
