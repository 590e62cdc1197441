import subprocess

try:
    print(subprocess.run(['linpeas.sh'], timeout=5).returncode)
except OSError as problem:
    print(problem)
