// One submission, from its message to the end of its event loop.
'use strict';

const path = require('path');
const vm = require('vm');
const failures = require('./failures');
const output = require('./output');
const own_file = require('./own_file');
const source = require('./source');
const surroundings = require('./surroundings');
const values = require('./values');
const wire = require('./wire');

const UNSETTLED = 13;

function run(message) {
  const file = path.join(process.cwd(), 'main.js');
  const submission = { code: message.code, file, folder: process.cwd() };
  Object.assign(process.env, message.env);
  process.argv.splice(1, process.argv.length, file, ...(message.args ?? []));
  surroundings.give_names(file);
  catch_errors(submission);
  // Whether there was time to warm up or not: Node's own streams keep in memory what is not read yet.
  output.begin();
  own_file.lay(file, message.code);

  // From the event loop's own turn: what the code schedules runs when it would in a program of its own.
  setImmediate(() => start(submission));
}

function start(submission) {
  let outcome;
  try {
    outcome = compile(submission)();
  } catch (error) {
    return fail(error, submission);
  }
  if (typeof outcome?.then === 'function' && outcome instanceof Promise) wait(outcome, submission);
  else tell(outcome);
}

function compile(submission) {
  const prepared = source.read(submission, source.prepare);
  submission.isAsync = prepared.isAsync;
  const script = new vm.Script(prepared.text, { ...surroundings.options(submission.file), columnOffset: prepared.columnOffset });
  return script.runInThisContext().bind(surroundings.module_of(submission.file).exports);
}

/** Wait for a promise that the code ends in. One that is never settled ends the program when nothing is left to do, as in a module. */
function wait(promise, submission) {
  let settled = false;
  promise.then(
    (value) => {
      settled = true;
      tell(value);
    },
    (error) => {
      settled = true;
      fail(error, submission);
    });
  process.on('exit', (status) => {
    if (settled || status !== 0 || !submission.isAsync) return;
    process.exitCode = UNSETTLED;
  });
}

function tell(value) {
  if (value !== undefined && value !== null) wire.send_result(values.representations(value), true);
}

function fail(error, submission) {
  // Those who listen for uncaught errors hear of this one too.
  if (listeners().length > 0) process.emit('uncaughtException', error, 'uncaughtException');
  else leave(error, submission);
}

function leave(error, submission) {
  failures.report(error, submission);
  process.exit(1);
}

let ours;

const listeners = () => process.listeners('uncaughtException').filter((each) => each !== ours);

function catch_errors(submission) {
  ours = (error) => {
    if (listeners().length === 0) leave(error, submission);
  };
  process.on('uncaughtException', ours);
}

module.exports = { run };
