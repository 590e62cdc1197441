# expect: completed
# stdout: positive: True worked: True
# stdout: trace equals sum: True
# note: A second of full processor on every core looks like mining and is not.

import time

import numpy as np

rng = np.random.default_rng(7)
matrix = rng.standard_normal((400, 400))
symmetric = matrix @ matrix.T
end = time.monotonic() + 1.2
rounds = 0
while time.monotonic() < end:
    values = np.linalg.eigvalsh(symmetric)
    rounds += 1
print("positive:", bool((values > 0).all()), "worked:", rounds > 0)
print("trace equals sum:", bool(np.isclose(values.sum(), np.trace(symmetric))))
