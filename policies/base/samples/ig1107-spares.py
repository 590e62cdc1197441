import subprocess

subprocess.run(["grep", "-c", "chisel", "tools.txt"])
