const express = require('express');
const Account = require('./account');

const app = express();
app.use(express.json());

app.post('/session', async (req, res) => {
  const account = await Account.findOne({ email: req.body.email, code: req.body.code });
  res.json({ ok: account !== null });
});
