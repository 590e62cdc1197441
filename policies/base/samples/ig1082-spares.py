import os

open("run.sh", "w").write("echo hi")
os.chmod("run.sh", 0o755)
