import os

for folder, _, names in os.walk("."):
    for name in names:
        if name.endswith(".tmp"):
            os.remove(os.path.join(folder, name))
