const xpath = require('xpath');
module.exports = (doc, name) => xpath.select(`//user[@name='${name}']/mail`, doc);
