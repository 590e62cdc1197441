module.exports = (text) => new RegExp('^\\w+(\\s\\w+)*$').test(text);
