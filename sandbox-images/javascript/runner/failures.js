// An uncaught error, told to the host and written to stderr, with the submission's own frames only.
'use strict';

const { inspect } = require('util');
const fs = require('fs');
const path = require('path');
const wire = require('./wire');

const MAX_TEXT = 64 * 1024;
const FRAME = /^\s+at (?:.*[( ])?(?:file:\/\/)?((?:\/|node:|internal|<|eval at )[^()]*?)(?::(\d+):(-?\d+))?\)?$/;

function report(error, submission) {
  const said = tell(error, submission);
  wire.send({ op: 'error', ...said });
  print(said);
}

function print(said) {
  try {
    fs.writeSync(2, said.traceback);
  } catch {
    // The code closed it.
  }
}

function tell(error, submission) {
  let name = 'Error', value = '', text;
  try {
    if (error instanceof Error || typeof error?.stack === 'string') {
      name = String(error.name || 'Error');
      value = String(error.message);
      text = of_error(error, submission);
    } else {
      name = error === null ? 'null' : typeof error === 'object' ? error.constructor?.name ?? 'Object' : typeof error;
      value = typeof error === 'string' ? error : inspect(error);
      text = `Uncaught ${inspect(error)}\n`;
    }
  } catch {
    text = `Uncaught ${name}: <cannot be shown>\n`;
  }
  return { name: name.slice(0, 200), value: value.slice(0, MAX_TEXT), traceback: text.slice(0, MAX_TEXT) };
}

function of_error(error, submission) {
  const shown = [];
  const seen = new Set();
  for (let cause = error; cause instanceof Error && !seen.has(cause) && shown.length < 8; cause = cause.cause) {
    seen.add(cause);
    shown.push((shown.length > 0 ? 'caused by ' : '') + own(String(cause.stack), submission));
  }
  for (const each of Array.isArray(error.errors) ? error.errors.slice(0, 8) : []) shown.push('  ' + own(String(each?.stack ?? inspect(each)), submission).replaceAll('\n', '\n  '));
  return `${excerpt(error, submission)}${shown.join('\n')}\n`;
}

/** The first own frame's line as it was written, with a mark under the place. */
function excerpt(error, submission) {
  const texts = submission.texts ?? new Map([[submission.file, submission.code]]);
  const place = error.interpreterguardPlace ?? place_of(String(error.stack), texts);
  const line = place && texts.get(place.file)?.split('\n')[place.line - 1];
  if (!place || line === undefined || line.length > 400) return '';
  return `${place.file}:${place.line}\n${line}\n${line.slice(0, place.column - 1).replace(/[^\t]/g, ' ')}^\n\n`;
}

function place_of(stack, texts) {
  // V8 puts the place of a syntax error before everything else, without a column.
  const head = stack.match(/^(.+):(\d+)$/m);
  if (head && stack.startsWith(head[0]) && texts.has(head[1])) return { file: head[1], line: Number(head[2]), column: 1 };
  for (const line of stack.split('\n')) {
    const match = line.match(FRAME);
    if (match && match[2] !== undefined && texts.has(match[1])) return { file: match[1], line: Number(match[2]), column: Math.max(1, Number(match[3])) };
  }
  return undefined;
}

/** A stack without the frames of the runtime and of the runner. */
function own(stack, { folder, texts }) {
  return stack.split('\n').filter((line) => {
    const frame = line.match(FRAME);
    if (!frame) return !/^\s+at (async )?(new )?[\w.<>[\] ]*\(?(<anonymous>|native)\)?$/.test(line);
    // Below a cell's last line stands what starts it.
    if (texts?.has(frame[1]) && Number(frame[2]) > texts.get(frame[1]).split('\n').length) return false;
    return frame[1].startsWith('eval at ') || frame[1].startsWith(folder + path.sep) || frame[1].startsWith('/tmp/');
  }).map((line) => line.replace(/:-\d+(\)?)$/, ':1$1')).join('\n');
}

module.exports = { report, print, tell };
