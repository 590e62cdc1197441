import os
import time

folder = 0
while True:
    os.makedirs(f"out/{folder}", exist_ok=True)
    with open(f"out/{folder}/result.txt", "w") as result:
        result.write(str(folder))
    folder += 1
    if folder == 5:
        break

while True:
    os.makedirs("heartbeat", exist_ok=True)
    time.sleep(30)
