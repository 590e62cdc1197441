new (require('module'))('x')._compile('module.exports = 1 + 1;', '/work/x.js');
