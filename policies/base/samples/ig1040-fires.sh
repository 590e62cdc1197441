wget -q -O /usr/local/bin/helper http://192.0.2.7/helper
echo "options timeout:1" | sudo tee -a /etc/resolv.conf
