import subprocess

try:
    print(subprocess.run(['apt-get', '--version'], timeout=5).returncode)
except OSError as problem:
    print(problem)
