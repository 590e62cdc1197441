# expect: completed
# stdout: 15 MB
# note: Neighbour of filling the disk: 15 MB of honest data.

import os

with open("measurements.csv", "w") as f:
    for n in range(400_000):
        f.write(f"{n},{n * n % 9973},{n % 7}, some measured text here\n")
print(os.path.getsize("measurements.csv") // 1_000_000, "MB")
