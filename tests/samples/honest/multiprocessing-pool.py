# expect: completed
# stdout: 332833500
# note: Neighbour of a fork bomb: two workers, and no more.

from multiprocessing import Pool


def square(n):
    return n * n


if __name__ == "__main__":
    with Pool(2) as pool:
        print(sum(pool.map(square, range(1000))))
