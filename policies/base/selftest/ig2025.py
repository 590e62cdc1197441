import subprocess

try:
    print(subprocess.run(['nsenter', '-t', '1', '-m', 'true'], timeout=5).returncode)
except OSError as problem:
    print(problem)
