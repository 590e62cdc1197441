for host in $(cat hosts.txt); do ping -c 1 $host; done
