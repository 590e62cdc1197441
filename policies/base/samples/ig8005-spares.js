module.exports = (text) => [JSON.parse(text), eval('1 + 2')];
