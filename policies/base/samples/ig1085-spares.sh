cat /proc/self/status /proc/meminfo
