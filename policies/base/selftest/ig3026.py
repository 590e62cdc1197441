for path in ("/.dockerenv", "/run/.containerenv", "/proc/1/cgroup", "/sys/class/dmi/id/product_name", "/proc/scsi/scsi"):
    try:
        open(path).close()
    except OSError as problem:
        print(problem)
