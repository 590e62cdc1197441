print(open("/proc/sys/kernel/core_pattern").read())
