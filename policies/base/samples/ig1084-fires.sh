ldapsearch -x -H ldap://192.0.2.7 -b "dc=example,dc=org"
