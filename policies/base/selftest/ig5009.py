import time

end = time.monotonic() + 8.5
while time.monotonic() < end:
    pass
