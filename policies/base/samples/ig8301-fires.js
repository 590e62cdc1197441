const token = 'sk_' + 'live_0123456789abcdefghijABCD';
module.exports = { token };
