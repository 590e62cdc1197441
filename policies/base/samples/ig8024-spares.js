class User { isAdmin = false; }
module.exports = User;
