import builtins

kept = builtins.open
builtins.open = lambda *a, **k: kept("/dev/null")
