// One submission, from its message to the end of its event loop.
'use strict';

const Module = require('module');
const path = require('path');
const { pathToFileURL } = require('url');
const vm = require('vm');
const failures = require('./failures');
const source = require('./source');
const values = require('./values');
const wire = require('./wire');

const UNSETTLED = 13;

function run(message) {
  const file = path.join(process.cwd(), 'main.js');
  const submission = { code: message.code, file, folder: process.cwd() };
  Object.assign(process.env, message.env);
  process.argv.splice(1, process.argv.length, file, ...(message.args ?? []));
  give_names(file);
  catch_errors(submission);

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
  let prepared;
  try {
    prepared = source.prepare(submission.code);
  } catch (error) {
    // What this parser cannot read does not run, whatever the engine thinks of it: screening has read it with the same grammar.
    throw error instanceof SyntaxError ? complaint(submission, error) : error;
  }
  submission.isAsync = prepared.isAsync;
  const script = new vm.Script(prepared.text, { ...options(submission), columnOffset: prepared.columnOffset });
  return script.runInThisContext().bind(module_of(submission).exports);
}

/** The parser's complaint, in the engine's words where it has the same. */
function complaint(submission, error) {
  const told = new SyntaxError(error.message.replace(/ \(\d+:\d+\)$/, ''));
  try {
    new vm.Script(submission.code, { filename: submission.file });
  } catch (known) {
    // The engine does not know that `await`, `import` and `return` are allowed here, so its complaint may be beside the point.
    if (known instanceof SyntaxError && !/await|import|export|return/i.test(known.message)) told.message = known.message;
  }
  told.stack = `${told.name}: ${told.message}`;
  Object.defineProperty(told, 'interpreterguardPlace', { value: { line: error.loc.line, column: error.loc.column + 1 } });
  return told;
}

function options(submission) {
  return { filename: submission.file, importModuleDynamically: (name) => importer(submission.file)(name) };
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

/** What a file of its own would have: `require`, `module`, `__filename` … and `import()` that finds what it would find from there. */
function give_names(file) {
  const main = module_of({ file });
  process.mainModule = main;
  const names = {
    require: Module.createRequire(file),
    module: main,
    exports: main.exports,
    __filename: file,
    __dirname: path.dirname(file),
    [source.IMPORT]: importer(file),
    [source.META]: { url: pathToFileURL(file).href, dirname: path.dirname(file), filename: file },
  };
  for (const [name, value] of Object.entries(names))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

let main_module;

function module_of({ file }) {
  if (main_module === undefined) {
    main_module = new Module('.', null);
    main_module.filename = file;
    main_module.paths = Module._nodeModulePaths(path.dirname(file));
  }
  return main_module;
}

function importer(file) {
  const folder = pathToFileURL(path.dirname(file) + path.sep);
  return (name) => {
    const text = String(name);
    return import(/^\.{0,2}\//.test(text) ? new URL(text, folder).href : text);
  };
}

module.exports = { run };
