// An uncaught error, told to the host and written to stderr, with the submission's own frames only.
'use strict';

const { inspect } = require('util');
const fs = require('fs');
const path = require('path');
const wire = require('./wire');

const MAX_TEXT = 64 * 1024;
const FRAME = /^\s+at (?:.*[( ])?(?:file:\/\/)?((?:\/|node:|internal|<|eval at )[^()]*?)(?::(\d+):(\d+))?\)?$/;

function report(error, submission) {
  const said = tell(error, submission);
  wire.send({ op: 'error', ...said });
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
    shown.push((shown.length > 0 ? 'caused by ' : '') + own(String(cause.stack), submission.folder));
  }
  for (const each of Array.isArray(error.errors) ? error.errors.slice(0, 8) : []) shown.push('  ' + own(String(each?.stack ?? inspect(each)), submission.folder).replaceAll('\n', '\n  '));
  return `${excerpt(error, submission)}${shown.join('\n')}\n`;
}

/** The first own frame's line as it was written, with a mark under the place. */
function excerpt(error, submission) {
  const place = error.interpreterguardPlace ?? place_of(String(error.stack), submission.file);
  const line = place && submission.code.split('\n')[place.line - 1];
  if (!place || line === undefined || line.length > 400) return '';
  return `${submission.file}:${place.line}\n${line}\n${line.slice(0, place.column - 1).replace(/[^\t]/g, ' ')}^\n\n`;
}

function place_of(stack, file) {
  for (const line of stack.split('\n')) {
    // V8 puts the place of a syntax error before everything else, without a column.
    const match = line.startsWith(file + ':') ? line.slice(file.length).match(/^:(\d+)$/) : line.match(FRAME);
    if (match && (match[1] === file || line.startsWith(file + ':')))
      return { line: Number(match[2] ?? match[1]), column: Number(match[3] ?? 1) };
  }
  return undefined;
}

/** A stack without the frames of the runtime and of the runner. */
function own(stack, folder) {
  return stack.split('\n').filter((line) => {
    const frame = line.match(FRAME);
    if (!frame) return !/^\s+at (async )?(new )?[\w.<>[\] ]*\(?(<anonymous>|native)\)?$/.test(line);
    return frame[1].startsWith('eval at ') || frame[1].startsWith(folder + path.sep) || frame[1].startsWith('/tmp/');
  }).join('\n');
}

module.exports = { report };
