import os

try:
    open("/tmp/program", "w").close()
    os.chmod("/tmp/program", 0o2755)
except OSError as problem:
    print(problem)
