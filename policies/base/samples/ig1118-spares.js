const express = require('express');
const { execFile } = require('child_process');

const app = express();
app.get('/host/:name', (req, res) => execFile('host', [req.params.name], (error, output) => res.type('txt').send(output)));
app.listen(8080);
