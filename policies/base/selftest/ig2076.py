import subprocess

try:
    print(subprocess.run(['xclip', '-o'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
