import subprocess

try:
    print(subprocess.run(['crontab', 'jobs.txt'], capture_output=True, timeout=5).returncode)
except OSError as problem:
    print(problem)
