const Koa = require('koa');
const session = require('express-session');

const app = new Koa();
app.use(async (ctx) => {
  ctx.cookies.set('session', 'a', { httpOnly: true, secure: true, sameSite: 'lax' });
  ctx.body = 'welcome';
});
exports.session = session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, httpOnly: true } });
new Map().set('session', 'a', { secure: false });
