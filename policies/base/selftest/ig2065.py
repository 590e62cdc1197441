import subprocess

try:
    print(subprocess.run(['ldapsearch', '-x', '-H', 'ldap://127.0.0.1:1'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
