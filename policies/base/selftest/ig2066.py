import subprocess

try:
    print(subprocess.run(['shutdown', '-h', 'now'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
