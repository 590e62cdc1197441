with open("/etc/motd", "a") as f:
    f.write("hello\n")
