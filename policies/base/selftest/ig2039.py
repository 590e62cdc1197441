import subprocess

try:
    print(subprocess.run(['kubectl', 'get', 'pods'], timeout=5).returncode)
except OSError as problem:
    print(problem)
