def find(connection, name):
    return connection.search_s("dc=example", 2, "(&(objectClass=person)(uid=" + name + "))")
