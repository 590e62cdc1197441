import subprocess

try:
    print(subprocess.run(['find', '/tmp', '-name', 'id_rsa'], timeout=5).returncode)
except OSError as problem:
    print(problem)
