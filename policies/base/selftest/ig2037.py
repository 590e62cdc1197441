import subprocess

try:
    print(subprocess.run(['sudo', '-n', 'true'], timeout=5).returncode)
except OSError as problem:
    print(problem)
