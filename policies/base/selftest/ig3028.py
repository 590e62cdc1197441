import os
import tempfile

folder = tempfile.mkdtemp()
for number in range(12):
    path = f"{folder}/{number}.txt"
    open(path, "w").close()
    os.rename(path, path + ".locked")
