import ipaddress
import socket

network = ipaddress.ip_network("192.0.2.0/24")
print(network.num_addresses, ipaddress.ip_address("192.0.2.9") in network)
for part in network.subnets(prefixlen_diff=2):
    print(part)
with socket.socket() as listener:
    listener.bind(("127.0.0.1", 0))
    print(listener.getsockname())
