const xpath = require('xpath');
module.exports = (doc) => xpath.select("//user[@name='jane']/mail", doc);
