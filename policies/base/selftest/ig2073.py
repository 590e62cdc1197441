import subprocess

try:
    print(subprocess.run(['sudo', '/tmp/update'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
