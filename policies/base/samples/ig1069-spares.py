import socket

link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.close()
