import subprocess

try:
    print(subprocess.run(['sh', '-c', 'echo dHJ1ZQ== | base64 -d | sh'], timeout=5).returncode)
except OSError as problem:
    print(problem)
