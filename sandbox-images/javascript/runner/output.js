// What code prints is written when it prints it: Node's own streams keep what a full pipe does not take until the code pauses, and a loop that prints for ever would fill the memory with it.
// A cell that was stopped in the middle of printing leaves a stream that waits for ever: another takes its place.
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

let begun = false;

/** Before the first line of the code that runs. */
function begin() {
  if (begun) return;
  begun = true;
  for (const name of Object.keys(NAMES)) {
    // Making Node's own stream is what keeps the pipe from blocking: a cell that waits in put can still be stopped.
    void process[name];
    renew(name);
  }
}

/** After a stop from outside. */
function mend() {
  for (const name of Object.keys(NAMES)) {
    const stream = process[name];
    if (stream?.writableLength > 0 || stream?.writableCorked > 0 || stream?._writableState?.writing) renew(name);
  }
}

function renew(name) {
  const fd = NAMES[name];
  const fresh = Object.assign(new Writable({ decodeStrings: true, write: (bytes, _, written) => written(put(fd, bytes)) }), { fd });
  Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => fresh });
  console[`_${name}`] = fresh;
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

module.exports = { begin, flush, mend };
