import subprocess

for command in (["pgrep", "nginx"], ["kill", "-9", "4000"]):
    try:
        print(subprocess.run(command, timeout=5).returncode)
    except OSError as problem:
        print(problem)
