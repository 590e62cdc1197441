Object.prototype.isAdmin = false;
