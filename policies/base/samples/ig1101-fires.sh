printf "hello\n" | telnet 192.0.2.7 2323
