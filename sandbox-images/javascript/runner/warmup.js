// What is loaded and compiled while nobody waits. Each step is short, so a claimed sandbox is never long in one.
'use strict';

const wire = require('./wire');

const modules = (...names) => () => names.forEach((name) => require(name));

const STEPS = [
  modules('./source', './values', './failures', './execution', './session'),
  // The parser, the wrapping and the printing are compiled by being used.
  () => {
    const source = require('./source');
    for (const code of ["import a from 'fs'; const { b } = await import('path'); b?.c ?? `x${1}`", "const f = (x) => x * 2; class A { #p = 1; async *g() {} }; [1, 2].map(f)"])
      source.prepare(code, '/work/main.js');
    require('./values').representations({ a: [1, 'x', null], b: new Map([[1, { c: new Date(0) }]]) });
  },
  () => require('./output').begin(),
  modules('util', 'path', 'os', 'events', 'stream', 'buffer', 'assert', 'url', 'querystring', 'string_decoder'),
  modules('fs/promises', 'timers/promises', 'readline', 'perf_hooks', 'child_process'),
  modules('crypto', 'zlib'),
  modules('http', 'https'),
  modules('worker_threads', 'async_hooks', 'stream/promises', 'dns', 'net'),
];

let done = 0;

function step() {
  if (done < STEPS.length) {
    try {
      STEPS[done]();
    } catch (error) {
      process.stderr.write(`runner: warm-up step ${done + 1}: ${error}\n`);
    }
    done += 1;
  }
  wire.send({ op: 'warmed', step: done, of: STEPS.length });
}

module.exports = { step };
