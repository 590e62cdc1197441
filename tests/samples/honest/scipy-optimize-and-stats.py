# expect: completed
# stdout: minimum at [3.0, -1.0]
# stdout: different: True

from scipy import optimize, stats

found = optimize.minimize(lambda v: (v[0] - 3) ** 2 + (v[1] + 1) ** 2, x0=[0.0, 0.0])
print("minimum at", [round(float(v), 3) + 0.0 for v in found.x])
t = stats.ttest_ind([5.1, 4.9, 5.0, 5.2], [5.9, 6.1, 6.0, 5.8])
print("different:", t.pvalue < 0.01)
