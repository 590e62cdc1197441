import multiprocessing


def count(start):
    if start > 2:
        return
    print(start)
    process = multiprocessing.Process(target=count, args=(start + 1,))
    process.start()
    process.join()


if __name__ == "__main__":
    count(0)
