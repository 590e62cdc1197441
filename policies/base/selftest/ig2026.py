import subprocess

try:
    print(subprocess.run(['nmap', '-sn', '127.0.0.1'], timeout=5).returncode)
except OSError as problem:
    print(problem)
