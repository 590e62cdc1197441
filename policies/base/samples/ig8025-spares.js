const express = require('express');
const Account = require('./account');

const app = express();
app.use(express.json());

app.post('/session', async (req, res) => {
  if (typeof req.body.code !== 'string') return res.status(400).end();
  const account = await Account.findOne({ email: String(req.body.email), code: req.body.code });
  res.json({ ok: account !== null });
});

app.get('/accounts/:name', async (req, res) => {
  const account = await Account.findOne({ name: req.params.name, plan: { $eq: req.query.plan } });
  const first = ['basic', 'full'].find((plan) => plan === req.body.plan);
  res.json({ account, first });
});
