# profile: selftest_sinkhole
import socket, time

for _ in range(9):
    with socket.create_connection(("192.0.2.7", 8443), timeout=2) as place:
        place.sendall(b"anything for me?\n")
    time.sleep(0.6)
