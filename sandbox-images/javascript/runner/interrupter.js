// The second thread: waits for SIGINT and does nothing else. The signal ends its waiting, whoever is busy elsewhere.
'use strict';

const { Session } = require('inspector');
const vm = require('vm');
const { parentPort, workerData: heard } = require('worker_threads');

const ANSWER_MS = 100;
const TRIES = 50;
let signals = 0;
const nobody = new Int32Array(new SharedArrayBuffer(4));
const waiting = new vm.Script('wait()');
// Two, one inside the other: between two waits somebody still listens.
const listening = new vm.Script('listen()');

globalThis.wait = () => Atomics.wait(nobody, 0, 0);
globalThis.listen = () => {
  // One that came while this thread was being made is on record.
  if (signals === 0 && process.binding('contextify').watchdogHasPendingSigint()) interrupt();
  for (;;) {
    try {
      waiting.runInThisContext({ breakOnSigint: true });
    } catch {
      interrupt();
    }
  }
};

function interrupt() {
  signals += 1;
  const before = Atomics.load(heard, 0);
  parentPort.postMessage(signals);
  for (let tries = 0; tries < TRIES && Atomics.wait(heard, 0, before, ANSWER_MS) === 'timed-out'; tries++) {
    // Connected only for this: a thread that ends would wait for whoever is connected.
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.terminateExecution');
    session.disconnect();
    // What was ended may have been the hearing itself. Told twice, it is heard once.
    parentPort.postMessage(signals);
  }
}

for (;;) {
  try {
    listening.runInThisContext({ breakOnSigint: true });
  } catch {
    interrupt();
  }
}
