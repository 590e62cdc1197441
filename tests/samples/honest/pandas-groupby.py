# expect: completed
# stdout: north apples     7.50
# stdout: north pears      2.40
# stdout: south apples     3.85
# stdout: south pears      9.00
# stdout: best: ('south', 'pears')

import io

import pandas as pd

csv = """region,product,units,price
north,apples,10,0.5
south,apples,7,0.55
north,pears,3,0.8
south,pears,12,0.75
north,apples,5,0.5
"""

sales = pd.read_csv(io.StringIO(csv))
sales["revenue"] = sales["units"] * sales["price"]
summary = sales.groupby(["region", "product"])["revenue"].sum().round(2)
for (region, product), revenue in summary.items():
    print(f"{region:6}{product:8}{revenue:7.2f}")
print("best:", summary.idxmax())
