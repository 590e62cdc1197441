import subprocess

try:
    print(subprocess.run(['tcpdump', '-c', '1', '-i', 'lo'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
