const crypto = require('crypto');

const sessionId = crypto.randomUUID();
const tokens = ['the', 'quick', 'fox'];
const token = tokens[Math.floor(Math.random() * tokens.length)];
const elementId = 'row-' + Math.random().toString(36).slice(2);
const delay = 100 + Math.random() * 50;
console.log(sessionId, token, elementId, delay);
