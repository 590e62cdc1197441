import time

time.sleep(86400)
print("awake")
