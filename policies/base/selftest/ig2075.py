import subprocess

try:
    print(subprocess.run(['find', '/usr/bin', '-maxdepth', '1', '-perm', '-4000'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
