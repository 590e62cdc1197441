import socket

for host in range(1, 20):
    s = socket.socket()
    print(host, s.connect_ex((f"192.0.2.{host}", 443)))
    s.close()
