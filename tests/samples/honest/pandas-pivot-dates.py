# expect: completed
# stdout: day,a,b
# stdout: 2024-01,4,2
# stdout: 2024-02,10,5

import pandas as pd

days = pd.date_range("2024-01-29", periods=6, freq="D")
frame = pd.DataFrame({"day": days, "kind": ["a", "b", "a", "a", "b", "a"], "value": [1, 2, 3, 4, 5, 6]})
pivot = frame.pivot_table(index=frame["day"].dt.strftime("%Y-%m"), columns="kind", values="value", aggfunc="sum", fill_value=0)
print(pivot.to_csv(lineterminator="\n").strip())
