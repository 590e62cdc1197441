tcpdump -c 10 -i eth0
