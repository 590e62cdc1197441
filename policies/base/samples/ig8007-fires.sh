ldapsearch -x -b dc=example "(uid=$1)"
