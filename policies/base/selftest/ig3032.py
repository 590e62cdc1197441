import os

os.makedirs("project/.git/hooks", exist_ok=True)
with open("project/hook", "w") as hook:
    hook.write("#!/bin/sh\nexit 0\n")
os.rename("project/hook", "project/.git/hooks/post-checkout")
