import os
import shutil

shutil.copy("/etc/hosts", "hosts.txt")
shutil.move("hosts.txt", "names.txt")
os.remove("names.txt")
for folder, _, names in os.walk("build"):
    for name in names:
        os.remove(os.path.join(folder, name))
