# expect: completed
# stdout: False False
# note: Neighbour of destruction and of hiding: it removes only what it made.

import os
import shutil
import tempfile

with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as f:
    f.write("temporary")
os.chmod(f.name, 0o644)
os.rename(f.name, f.name + ".bak")
os.remove(f.name + ".bak")
folder = tempfile.mkdtemp()
for n in range(150):
    with open(os.path.join(folder, f"{n}.dat"), "wb") as part:
        part.write(b"x" * 100)
shutil.rmtree(folder)
print(os.path.exists(folder), os.path.exists(f.name))
