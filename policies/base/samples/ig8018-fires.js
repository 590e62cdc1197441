const _ = require('lodash');
module.exports = (settings, body) => _.merge(settings, JSON.parse(body));
