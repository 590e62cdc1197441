# profile: selftest_sinkhole

import socket

s = socket.create_connection(("192.0.2.7", 25), timeout=5)
s.sendall(b"EHLO here\r\nMAIL FROM:<a@sender.example>\r\n")
s.sendall(b"".join(b"RCPT TO:<u%d@receiver.example>\r\n" % i for i in range(30)))
s.close()
