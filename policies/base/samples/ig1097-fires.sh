sudo /tmp/collector -i eth0
