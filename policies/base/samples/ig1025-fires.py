open("/dev/input/event0", "rb")
