// What a file of its own would have: `require`, `module`, `__filename` … and `import()` that finds what it would find from there; beside that, `display`.
'use strict';

const Module = require('module');
const path = require('path');
const { pathToFileURL } = require('url');
const source = require('./source');
const values = require('./values');

let main_module;

function give_names(file) {
  const main = module_of(file);
  main.filename = file;
  process.mainModule = main;
  give({
    require: Module.createRequire(file),
    module: main,
    exports: main.exports,
    display: values.display,
  });
  give_file(file);
}

/** The names that tell which text it is. */
function give_file(file) {
  give({
    __filename: file,
    __dirname: path.dirname(file),
    [source.IMPORT]: importer(file),
    [source.META]: { url: pathToFileURL(file).href, dirname: path.dirname(file), filename: file },
  });
}

function give(names) {
  for (const [name, value] of Object.entries(names))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

function module_of(file) {
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

/** What the engine is told of a script beside its text. */
function options(file) {
  return { filename: file, importModuleDynamically: (name) => importer(file)(name) };
}

module.exports = { give, give_file, give_names, module_of, options };
