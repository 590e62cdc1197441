import os

os.chmod("shared", 0o2775)
os.chmod("run.sh", 0o755)
os.chmod("private.key", 0o600)
