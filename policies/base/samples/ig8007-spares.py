def find(connection):
    return connection.search_s("dc=example", 2, "(&(objectClass=person)(uid=jane))")
