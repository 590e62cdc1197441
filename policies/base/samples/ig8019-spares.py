def find(users, name):
    return users.find({"name": {"$eq": str(name)}})
