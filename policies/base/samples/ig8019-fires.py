def find(users, name):
    return users.find({"$where": f"this.name == '{name}'"})
