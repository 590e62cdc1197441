// expect: completed
// stdout: b94d27b9934d3e08
// stdout: true true
// stdout: aGVsbG8gd29ybGQ=
// stdout: hello world
// note: Neighbour of encoded payloads: it decodes, and runs nothing of it.

const crypto = require('node:crypto');
const zlib = require('node:zlib');

const text = 'hello world';
console.log(crypto.createHash('sha256').update(text).digest('hex').slice(0, 16));

const long = Buffer.from(text.repeat(1000));
const packed = zlib.gzipSync(long);
console.log(zlib.gunzipSync(packed).equals(long), packed.length < long.length / 10);

const encoded = Buffer.from(text).toString('base64');
console.log(encoded);
console.log(Buffer.from(encoded, 'base64').toString('utf8'));
