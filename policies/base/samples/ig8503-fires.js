const Koa = require('koa');
const session = require('express-session');

const app = new Koa();
app.use(async (ctx) => {
  ctx.cookies.set('session', 'a', { httpOnly: false });
  ctx.body = 'welcome';
});
exports.session = session({ secret: process.env.SESSION_SECRET, cookie: { secure: false } });
