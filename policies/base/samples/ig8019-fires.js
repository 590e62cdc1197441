module.exports = (users, name) => users.find({ $where: "this.name == '" + name + "'" });
