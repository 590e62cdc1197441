import os

count = 0
while True:
    os.makedirs(f"/tmp/nothing_{count}")
    count += 1
