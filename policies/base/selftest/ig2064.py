import subprocess

try:
    print(subprocess.run(['aws', 's3', 'ls'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
