print(open("/proc/self/status").read())
