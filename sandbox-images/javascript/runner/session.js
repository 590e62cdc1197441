// Cells one after the other in one interpreter. Between two of them the event loop lives on: a server that one has started answers.
'use strict';

const path = require('path');
const Cell = require('./cell');
const failures = require('./failures');
const input = require('./input');
const interrupts = require('./interrupts');
const output = require('./output');
const surroundings = require('./surroundings');
const wire = require('./wire');

// Taken now: cells may replace what everybody else uses.
const really_exit = process.reallyExit.bind(process);

const session = { folder: process.cwd(), texts: new Map(), cells: 0, cell: undefined };
let ours;

function begin(message) {
  surroundings.give_names(path.join(session.folder, 'cell-1.js'));
  interrupts.begin(() => session.cell?.interrupted());
  process.exit = leave;
  ours = (error) => {
    if (process.listeners('uncaughtException').every((each) => each === ours)) uncaught(error);
  };
  process.on('uncaughtException', ours);
  process.on('beforeExit', () => session.cell?.idle());
  output.begin();
  run(message);
}

function run(message) {
  if (message.op !== 'cell') return wire.receive_later(run);
  session.cells += 1;
  const file = path.join(session.folder, `cell-${session.cells}.js`);
  session.texts.set(file, message.code);
  Object.assign(process.env, message.env);
  process.argv.splice(1, process.argv.length, file, ...(message.args ?? []));
  surroundings.give_file(file);
  session.cell = new Cell(message, file, session, () => over(message.id));
  session.cell.begin(input.place(message.stdin ?? ''));
}

function over(id) {
  const { status } = session.cell;
  output.flush(() => {
    session.cell = undefined;
    process.exitCode = undefined;
    wire.send_done(id, status);
    interrupts.make_ready();
    wire.receive_later(run);
  });
}

/** An error that nobody caught ends the cell that runs. Between cells it is only written down. */
function uncaught(error) {
  if (session.cell) session.cell.failed(error);
  else failures.print(failures.tell(error, session));
}

/** `process.exit`: the cell is over, what ran it stops here, and the interpreter stays. */
function leave(code) {
  if (code !== undefined) process.exitCode = code;
  session.cell?.leave();
  interrupts.stop_here(really_exit);
}

module.exports = { begin };
