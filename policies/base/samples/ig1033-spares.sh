uname -a; id; hostname
