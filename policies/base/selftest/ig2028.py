import subprocess

print(subprocess.run(["/bin/true"], env={"LD_PRELOAD": "/tmp/none.so"}, timeout=5).returncode)
