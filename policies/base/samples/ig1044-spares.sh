tcpdump -n -r capture.pcap
