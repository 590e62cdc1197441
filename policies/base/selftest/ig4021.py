# profile: selftest_sinkhole

import socket
import time

s = socket.create_connection(("mail.invalid", 25), timeout=2)
s.sendall(b"EHLO selftest\r\nMAIL FROM:<a@selftest.invalid>\r\nRCPT TO:<b@selftest.invalid>\r\n")
time.sleep(1)
