// One cell: over when its value is there and the event loop has nothing left to do for it, or a second after the value.
'use strict';

const vm = require('vm');
const failures = require('./failures');
const interrupts = require('./interrupts');
const source = require('./source');
const { prepare_cell, RECEIVER } = require('./cell_source');
const surroundings = require('./surroundings');
const values = require('./values');
const wire = require('./wire');

const UNSETTLED = 13;
const INTERRUPTED = 130;
const LINGER_MS = 1000;
const LOOK_MS = [2, 5, 10, 20, 50];
// Taken now: cells may replace what everybody else uses.
const { setImmediate, setTimeout, Promise } = globalThis;
const { getOwnPropertyDescriptor, defineProperty } = Object;
const resources = process.getActiveResourcesInfo.bind(process);

module.exports = class Cell {
  constructor(message, file, session, over) {
    Object.assign(this, { code: message.code, file, folder: session.folder, texts: session.texts, tell_over: over, settled: false, answered: false, over: false, status: 0 });
  }

  begin(problem) {
    // From the event loop's own turn: what the code schedules runs when it would in a program of its own.
    setImmediate(() => {
      if (problem) return this.failed(problem);
      this.before = count(resources());
      // A turn that was stopped from outside comes back nowhere; this is the next one.
      setImmediate(() => {
        if (!this.answered) this.interrupted();
      });
      this.run();
      if (!this.settled) interrupts.make_ready();
    });
  }

  run() {
    let outcome;
    try {
      const { functions, body, names } = source.read(this, prepare_cell);
      // Both are compiled before anything runs.
      const scripts = [functions, body].map((each) => each && new vm.Script(each.text, { ...surroundings.options(this.file), columnOffset: each.columnOffset }));
      names.forEach(declare);
      surroundings.give({ [RECEIVER]: surroundings.module_of(this.file).exports });
      scripts[0]?.runInThisContext();
      outcome = scripts[1].runInThisContext({ breakOnSigint: true, displayErrors: false });
    } catch (error) {
      this.answered = true;
      return interrupts.is_interruption(error) ? this.interrupted() : this.failed(error);
    }
    this.answered = true;
    if (outcome instanceof Promise) outcome.then((value) => this.gave(value), (error) => this.failed(error));
    else this.gave(outcome);
  }

  gave(value) {
    if (this.over) return;
    this.settled = true;
    if (value !== undefined && value !== null) wire.send_result(values.representations(value), true);
    this.until = Date.now() + LINGER_MS;
    setImmediate(() => this.look(0));
  }

  /** Whether there is more for the event loop to do than there was before the cell. */
  look(turn) {
    if (this.over) return;
    const now = count(resources());
    const busy = [...now].some(([kind, number]) => number > (this.before.get(kind) ?? 0));
    if (!busy || Date.now() >= this.until) this.finish();
    else setTimeout(() => this.look(turn + 1), LOOK_MS[turn] ?? LOOK_MS.at(-1)).unref();
  }

  /** The event loop has nothing left to do. */
  idle() {
    // A timer's callback that was interrupted leaves Node's count of timers wrong, and the loop would end beside those that are left.
    if (!this.settled && resources().includes('Timeout')) return interrupts.hold();
    if (!this.settled && !this.over) process.stderr.write('Warning: the cell waits for a promise that nothing will settle.\n');
    this.finish(this.settled ? undefined : UNSETTLED);
  }

  failed(error) {
    if (this.over) return;
    failures.report(error, this);
    this.finish(1);
  }

  interrupted() {
    if (this.over) return;
    interrupts.tidy();
    const error = new Error('The cell was interrupted.');
    error.name = 'AbortError';
    error.stack = `${error.name}: ${error.message}`;
    failures.report(error, this);
    this.finish(INTERRUPTED);
  }

  /** Called by the code itself, which is stopped right after. */
  leave() {
    this.answered = true;
    const status = Number(process.exitCode ?? 0) & 0xff;
    setImmediate(() => {
      interrupts.tidy();
      this.finish(status);
    });
  }

  finish(status = Number(process.exitCode ?? 0) & 0xff) {
    if (this.over) return;
    this.over = true;
    this.status = status;
    this.tell_over();
  }
};

function count(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** A name of the cell's, ready to be assigned to: over a builtin that is computed or fixed, a plain property takes its place. */
function declare(name) {
  const had = getOwnPropertyDescriptor(globalThis, name);
  if (had?.writable || had?.configurable === false) return;
  defineProperty(globalThis, name, { value: had && globalThis[name], writable: true, configurable: true, enumerable: true });
}
