import os
print("in docker with socket:", os.path.exists("/var/run/docker.sock"))
