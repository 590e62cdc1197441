# expect: completed
# stdout: 49999995000000.0 80
# note: Neighbour of exhausting memory: 80 MB of numbers.

import numpy as np

a = np.arange(10_000_000, dtype=np.float64)
print(float(a.sum()), a.nbytes // 1_000_000)
