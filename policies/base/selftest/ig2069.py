import subprocess

try:
    print(subprocess.run(['shred', '-u', 'a.txt'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
