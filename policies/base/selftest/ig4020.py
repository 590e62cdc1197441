# profile: selftest_sinkhole

import socket
import time

s = socket.create_connection(("pool.invalid", 80), timeout=2)
s.sendall(b'{"id":1,"method":"mining.subscribe","params":[]}\n')
time.sleep(2)
