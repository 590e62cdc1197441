import subprocess

try:
    print(subprocess.run(['perl', '-e', 'use Socket; exit'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
