import os
import subprocess
import tempfile
import urllib.request

folder = tempfile.mkdtemp()
rows = os.path.join(folder, "rows.csv")
urllib.request.urlretrieve("https://example.org/rows.csv", rows)
script = os.path.join(folder, "count.sh")
with open(script, "w") as target:
    target.write("#!/bin/sh\nwc -l \"$1\"\n")
os.chmod(script, 0o755)
print(subprocess.run([script, rows], capture_output=True, text=True).stdout)
