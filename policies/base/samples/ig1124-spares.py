import socket
import time

line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    line.sendto(b"alive", ("192.0.2.7", 9999))
    time.sleep(5)
