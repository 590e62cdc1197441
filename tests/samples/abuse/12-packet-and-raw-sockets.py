# expect: detected
# threat: 12 packet and raw sockets
# at: either
# family: privilege
# severity: medium
# decision: any

import socket

for family, kind, protocol in (
    (socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)),
    (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
):
    try:
        socket.socket(family, kind, protocol)
        print("made one")
    except OSError as e:
        print(e)
