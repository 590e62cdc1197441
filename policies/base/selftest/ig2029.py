import subprocess

try:
    print(subprocess.run(['iptables', '-F'], timeout=5).returncode)
except OSError as problem:
    print(problem)
