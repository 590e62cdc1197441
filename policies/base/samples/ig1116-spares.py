import os

for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/status") as status:
            print(status.readline())
    except OSError:
        pass
print(os.path.exists("/proc/1/root/"))
print(open("/proc/self/environ").read())
print(open(f"/proc/{os.getpid()}/environ").read())
