ping -c 1 127.0.0.1
ping -c 1 db.internal
