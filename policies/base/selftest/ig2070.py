import subprocess

try:
    print(subprocess.run(['telnet', '192.0.2.7', '4444'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
