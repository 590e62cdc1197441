# expect: completed
# stdout: sqrt(pi)
# stdout: x**2*(2*x + 3)*exp(2*x)
# stdout: {x: 3, y: 2}

from sympy import Eq, diff, exp, integrate, oo, solve, symbols

x, y = symbols("x y")
print(integrate(exp(-x**2), (x, -oo, oo)))
print(diff(x**3 * exp(2 * x), x).simplify())
print(solve([Eq(x + y, 5), Eq(x - y, 1)], [x, y]))
