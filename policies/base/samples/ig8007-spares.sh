ldapsearch -x -b dc=example "(uid=jane)"
