import subprocess

try:
    print(subprocess.run(['systemctl', 'stop', 'auditd'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
