const { MongoClient } = require('mongodb');
module.exports = new MongoClient('mongodb://jane:ochre-lantern-7@db.example.org/shop');
