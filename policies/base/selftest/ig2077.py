import subprocess

try:
    print(subprocess.run(['sudo', 'tee', '/etc/rc.local'], input='', text=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
