// JSON lines on descriptor 3. Whoever runs here can write there too: what is said on it is the program's own word.
'use strict';

const fs = require('fs');

const FD = 3;
const MAX_TEXT = 256 * 1024;
const MAX_IMAGE = 1024 * 1024;
const MAX_RESULTS = 64;
const HALF = /[\ud800-\udfff]/;
const PIECE = Buffer.allocUnsafe(64 * 1024);

let pending = Buffer.alloc(0);
let results = 0;
let unfinished = false;

// Taken now: the submission may replace what everybody else uses.
const { stringify, parse } = JSON;
const { writeSync, readSync, read } = fs;
const exit = process.reallyExit.bind(process);
const later = setImmediate;

function send_ready() {
  write('ready\n');
}

/** The next message. The end of the wire is the end of the sandbox. */
function receive() {
  const pieces = [pending];
  let end = pending.indexOf(10);
  while (end < 0) {
    const count = readSync(FD, PIECE, 0, PIECE.length, null);
    if (count === 0) exit(0);
    const piece = Buffer.from(PIECE.subarray(0, count));
    const place = piece.indexOf(10);
    if (place >= 0) end = pieces.reduce((sum, each) => sum + each.length, 0) + place;
    pieces.push(piece);
  }
  const all = Buffer.concat(pieces);
  pending = all.subarray(end + 1);
  return parse(all.toString('utf8', 0, end));
}

/** Never throws: the code may have closed the descriptor, which costs it its results and nothing else. */
function send(message) {
  try {
    write(stringify(message, whole) + '\n');
  } catch {
    // Nobody listens any more.
  }
}

function send_result(data, is_main) {
  if (++results > MAX_RESULTS) return;
  const kept = {};
  const left_out = [];
  for (const [mime, text] of Object.entries(data)) {
    if (text.length <= (mime.startsWith('image/') ? MAX_IMAGE : MAX_TEXT)) kept[mime] = text;
    else {
      left_out.push(mime);
      // Half an image or half a JSON text is none.
      if (mime.startsWith('text/')) kept[mime] = text.slice(0, MAX_TEXT);
    }
  }
  for (const mime of left_out.filter((each) => each.startsWith('image/')))
    kept['text/plain'] = `${(kept['text/plain'] ?? '').slice(0, MAX_TEXT - 200)}\n(${mime.slice(0, 50)} left out: it has ${data[mime].length} characters, and ${MAX_IMAGE} are the most)`.trimStart();
  send({ op: 'result', is_main, data: kept, ...(left_out.length > 0 ? { truncated: true } : {}) });
}

/** Half a character, which no reader takes, becomes the sign for one. */
function whole(_, value) {
  return typeof value === 'string' && HALF.test(value) ? Buffer.from(value, 'utf8').toString('utf8') : value;
}

/** The end of a cell. The next one may hand back as many results. */
function send_done(id, status) {
  results = 0;
  // A line of its own, also when the code has written a piece of one here.
  unfinished = true;
  send({ op: 'done', id, status });
}

/** Calls back with the next message, and keeps the event loop alive until then. */
function receive_later(heard) {
  const end = pending.indexOf(10);
  if (end >= 0) {
    const message = parse(pending.toString('utf8', 0, end));
    pending = pending.subarray(end + 1);
    later(() => heard(message));
    return;
  }
  read(FD, PIECE, 0, PIECE.length, null, (error, count) => {
    if (error?.code === 'EINTR' || error?.code === 'EAGAIN') return void later(() => receive_later(heard));
    if (error || count === 0) exit(0);
    pending = Buffer.concat([pending, PIECE.subarray(0, count)]);
    receive_later(heard);
  });
}

function write(text) {
  // A cell that was stopped in the middle of a line has left a piece of it, which must spoil no other.
  const bytes = Buffer.from(unfinished ? '\n' + text : text, 'utf8');
  unfinished = true;
  for (let done = 0; done < bytes.length;) done += writeSync(FD, bytes, done);
  unfinished = false;
}

module.exports = { send_ready, receive, receive_later, send, send_result, send_done };
