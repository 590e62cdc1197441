import subprocess

try:
    print(subprocess.run(['ssh', '-o', 'ConnectTimeout=1', 'eve@127.0.0.1', 'id'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
