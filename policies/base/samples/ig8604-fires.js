module.exports = (text) => new RegExp('^(\\w+\\s?)*$').test(text);
