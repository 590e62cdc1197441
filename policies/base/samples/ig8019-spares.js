module.exports = (users, name) => users.find({ name: { $eq: String(name) } });
