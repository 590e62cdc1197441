import os

os.makedirs("project/.git/hooks", exist_ok=True)
with open("project/.git/hooks/post-checkout", "w") as hook:
    hook.write("#!/bin/sh\nexit 0\n")
