import subprocess

for last in range(1, 16):
    try:
        print(subprocess.run(['ping', '-c', '1', '-W', '1', f'127.0.0.{last}'], capture_output=True, timeout=5).returncode)
    except OSError as problem:
        print(problem)
