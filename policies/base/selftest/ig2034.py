import subprocess

try:
    print(subprocess.run(['dd', 'if=/dev/zero', 'of=/dev/sda', 'count=1'], timeout=5).returncode)
except OSError as problem:
    print(problem)
