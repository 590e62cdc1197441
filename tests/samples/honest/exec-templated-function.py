# expect: completed
# stdout: 81 27
# stdout: 45
# note: Neighbour of exec of decoded text: the text is a template that stands in the source.

TEMPLATE = "def power_{n}(x):\n    return x ** {n}\n"
space = {}
for n in (2, 3):
    exec(TEMPLATE.format(n=n), space)
print(space["power_2"](9), space["power_3"](3))
exec("total = sum(range(10))\nprint(total)")
