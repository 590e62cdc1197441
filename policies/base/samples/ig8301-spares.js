const token = process.env.TOKEN;
module.exports = { token, prefix: 'sk_live_' };
