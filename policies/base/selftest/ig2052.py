import os

for target in range(4000, 4050):
    try:
        os.kill(target, 15)
    except OSError as problem:
        print(problem)
