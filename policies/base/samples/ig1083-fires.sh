for n in $(seq 1 254); do ping -c 1 "192.0.2.$n"; done
nc -zv 192.0.2.7 1-1024
