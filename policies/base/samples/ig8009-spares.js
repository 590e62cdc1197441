const ejs = require('ejs');
module.exports = (name) => ejs.render('<p>Hello <%= name %></p>', { name });
