def f():
    return 1
print(f.__globals__.keys())
