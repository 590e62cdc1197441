import subprocess

try:
    print(subprocess.run(['useradd', '-m', 'eve'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
