nc -z 127.0.0.1 8080 && echo open
