const { MongoClient } = require('mongodb');
module.exports = new MongoClient(`mongodb://jane:${process.env.PASSWORD}@db.example.org/shop`);
