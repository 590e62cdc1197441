# expect: completed
# stdout: Bo, Jr. 83.33 7.77

import csv
from statistics import mean, stdev

with open("scores.csv", "w", newline="") as f:
    writer = csv.DictWriter(f, ["name", "score"])
    writer.writeheader()
    writer.writerows({"name": n, "score": s} for n, s in (("Ann", 81), ("Bo, Jr.", 77), ("Cy", 92)))
with open("scores.csv", newline="") as f:
    rows = list(csv.DictReader(f))
scores = [int(r["score"]) for r in rows]
print(rows[1]["name"], round(mean(scores), 2), round(stdev(scores), 2))
