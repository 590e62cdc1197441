module.exports = (cookie) => JSON.parse(cookie);
