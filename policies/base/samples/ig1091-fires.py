import os

signs = [os.path.exists("/.dockerenv"), "docker" in open("/proc/1/cgroup").read(), "VirtualBox" in open("/sys/class/dmi/id/product_name").read()]
print(any(signs))
