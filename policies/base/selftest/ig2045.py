import subprocess

try:
    print(subprocess.run(['ps', 'auxe'], timeout=5).returncode)
except OSError as problem:
    print(problem)
