# expect: completed
# stdout: [0, 1, 4, 9, 16]
# stdout: child of main.py

import multiprocessing
import os
import subprocess
import sys


def square(number):
    return number * number


if __name__ == "__main__":
    if sys.argv[1:] == ["child"]:
        print("child of", os.path.basename(__file__))
    else:
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            print(pool.map(square, range(5)))
        print(subprocess.run([sys.executable, __file__, "child"], capture_output=True, text=True, check=True).stdout, end="")
