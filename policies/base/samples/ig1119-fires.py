import multiprocessing


def burn():
    number = 1.0
    while True:
        number = number * 1.0000001 + 3


for _ in range(multiprocessing.cpu_count()):
    multiprocessing.Process(target=burn).start()
