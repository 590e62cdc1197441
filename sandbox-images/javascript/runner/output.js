// What a cell has printed is written before it is said to be over. A cell that was stopped in the middle of printing leaves a stream that waits for ever: another takes its place.
'use strict';

const fs = require('fs');
const { Writable } = require('stream');

const NAMES = { stdout: 1, stderr: 2 };
const FULL_MS = 1;
const { writeSync } = fs;
const { wait } = Atomics;
const nobody = new Int32Array(new SharedArrayBuffer(4));

function flush(done) {
  const waiting = Object.keys(NAMES).map((name) => process[name]).filter((stream) => stream?.writableLength > 0 && !stream.destroyed);
  let left = waiting.length;
  if (left === 0) return done();
  const one = () => {
    left -= 1;
    if (left === 0) done();
  };
  for (const stream of waiting) stream.write('', one);
}

/** After a stop from outside. */
function mend() {
  for (const [name, fd] of Object.entries(NAMES)) {
    const stream = process[name];
    if (!(stream?.writableLength > 0 || stream?.writableCorked > 0 || stream?._writableState?.writing)) continue;
    const fresh = Object.assign(new Writable({ decodeStrings: true, write: (bytes, _, written) => written(put(fd, bytes)) }), { fd });
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => fresh });
    console[`_${name}`] = fresh;
  }
}

function put(fd, bytes) {
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (error) {
      if (error.code !== 'EAGAIN') return error;
      wait(nobody, 0, 0, FULL_MS);
    }
  }
  return null;
}

module.exports = { flush, mend };
