const path = require('path');
const ROOT = path.resolve('pages');
require('express')().get('/page', (req, res) => {
  const file = path.resolve(ROOT, req.query.name);
  if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(404);
  res.sendFile(file);
});
