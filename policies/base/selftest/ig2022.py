import subprocess

try:
    print(subprocess.run(['sh', '-c', 'true'], timeout=5).returncode)
except OSError as problem:
    print(problem)
