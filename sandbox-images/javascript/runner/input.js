// Each cell has a standard input of its own: an unnamed file on descriptor 0, so that reading comes to an end however it is read.
'use strict';

const fs = require('fs');

const FD = 0;
const { openSync, closeSync, writeSync, constants } = fs;
// Node has no name for the bit that makes it a file without a name.
const UNNAMED = 0o20000000 | constants.O_DIRECTORY;
let stream;

/** Gives what went wrong, if anything did. */
function place(text) {
  stream?.destroy();
  stream = undefined;
  try {
    closeSync(FD);
  } catch {
    // The code closed it.
  }
  try {
    const placed = openSync('/tmp', UNNAMED | constants.O_RDWR, 0o600);
    if (placed !== FD) throw new Error(`descriptor ${placed} was given instead of ${FD}`);
    const bytes = Buffer.from(text, 'utf8');
    // Written by position: reading begins at the start.
    for (let done = 0; done < bytes.length;) done += writeSync(FD, bytes, done, bytes.length - done, done);
  } catch (error) {
    return new Error(`The cell's standard input could not be placed: ${error.message}`);
  }
  Object.defineProperty(process, 'stdin', { configurable: true, enumerable: true, get: open });
  return undefined;
}

function open() {
  // A position of our own would be beside that of readFileSync(0).
  stream ??= Object.assign(new fs.ReadStream(null, { fd: FD, autoClose: false }), { fd: FD });
  return stream;
}

module.exports = { place };
