print(open("/etc/passwd").readline())
