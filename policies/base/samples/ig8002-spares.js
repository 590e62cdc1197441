const express = require('express');
module.exports = (db) => express().get('/user', (req, res) => db.query('SELECT id FROM users WHERE name = $1', [req.query.name]));
