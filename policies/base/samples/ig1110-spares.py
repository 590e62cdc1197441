import os

print(os.path.exists("/root/.profile"))
print(open("settings/.profile").read())
