// SIGINT stops the cell that runs, wherever it is. Node stops a script's own turn; what runs later, a callback or what follows an `await`, is stopped by a second thread
// (interrupter.js), which first asks the event loop, and ends what keeps it from answering. Nothing of this exists before the first cell.
'use strict';

const { executionAsyncResource } = require('async_hooks');
const path = require('path');
const output = require('./output');

const SIGINT = 2;
const heard = new Int32Array(new SharedArrayBuffer(4));
// Taken now: cells may replace what everybody else uses.
const { clearTimeout } = globalThis;
const { add, notify } = Atomics;
const native = {};
let interrupted;
let thread;
let terminator;

function begin(callback) {
  interrupted = callback;
  const quiet = process.noDeprecation;
  // Node's own parts that have no public name: who waits for the signal, and the account of callbacks that a stop leaves unbalanced.
  process.noDeprecation = true;
  try {
    for (const name of ['contextify', 'signal_wrap', 'async_wrap']) native[name] = process.binding(name);
  } finally {
    process.noDeprecation = quiet;
  }
  native.async_wrap.async_hook_fields[native.async_wrap.constants.kCheck] = 0;
  // While this one listens, no listener of the code's that goes away gives the signal its deadly meaning back.
  const watch = new native.signal_wrap.Signal();
  watch.unref();
  watch.onsignal = () => {};
  watch.start(SIGINT);
  native.contextify.startSigintWatchdog();
}

/** Starts the second thread, once. */
function make_ready() {
  if (thread !== undefined) return;
  const { Worker } = require('worker_threads');
  thread = new Worker(path.join(__dirname, 'interrupter.js'), { workerData: heard, env: {}, resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16, stackSizeMb: 1 } });
  let last = 0;
  thread.on('message', (signals) => {
    add(heard, 0, 1);
    notify(heard, 0);
    if (signals > last) tell();
    last = Math.max(last, signals);
  });
  // Listening has made the event loop wait for it.
  thread.unref();
}

function tell() {
  tidy();
  // The code's own listeners would have been called without us.
  if (process.listenerCount('SIGINT') > 0) process.emit('SIGINT', 'SIGINT', SIGINT);
  interrupted();
}

/** Stops the code that calls this; nothing it could catch is thrown. */
function stop_here(otherwise) {
  if (terminator === undefined) {
    const { Session } = require('inspector');
    terminator = new Session();
    terminator.connect();
  }
  // A timer that never comes back would be counted as waiting for ever.
  const current = executionAsyncResource();
  if (typeof current?._onTimeout === 'function') clearTimeout(current);
  terminator.post('Runtime.terminateExecution');
  for (let turns = 0; turns < 1e9; turns++);
  otherwise(process.exitCode ?? 0);
}

/** What was stopped in the middle has left things open. */
function tidy() {
  native.async_wrap.clearAsyncIdStack();
  output.mend();
}

/** From here on the event loop never ends. */
function hold() {
  make_ready();
  thread.ref();
}

const is_interruption = (error) => error?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';

module.exports = { begin, make_ready, hold, stop_here, tidy, is_interruption };
