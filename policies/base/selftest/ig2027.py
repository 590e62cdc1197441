import subprocess

try:
    print(subprocess.run(['xmrig', '--donate-level', '1'], timeout=5).returncode)
except OSError as problem:
    print(problem)
