print(eval("2 * (3 + 4)"))
exec("x = 1\nprint(x)")
