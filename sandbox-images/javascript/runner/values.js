// What a value looks like, by MIME type.
'use strict';

const util = require('util');

const { stringify } = JSON;
const { inspect } = util;
const MAX_JSON = 256 * 1024;
const DISPLAY = Symbol.for('Jupyter.display');

/** Strings by MIME type. Values are the submission's objects, and may refuse to be shown. */
function representations(value) {
  const data = {};
  try {
    data['text/plain'] = inspect(value, { depth: 4, maxArrayLength: 200, maxStringLength: 100_000, breakLength: 100 });
  } catch (error) {
    data['text/plain'] = `<cannot be shown: ${error?.name ?? 'error'}>`;
  }
  const json = as_json(value);
  if (json !== undefined) data['application/json'] = json;
  Object.assign(data, displayed(value));
  return data;
}

/** Plain data has a JSON form; a Map, a Buffer or a class would only pretend to. */
function as_json(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const kind = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && kind !== null && kind !== Object.prototype) return undefined;
  try {
    const text = stringify(value);
    return text.length <= MAX_JSON ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The convention of JavaScript notebooks: a method that gives representations by MIME type. */
function displayed(value) {
  const data = {};
  try {
    const given = typeof value?.[DISPLAY] === 'function' ? value[DISPLAY]() : {};
    for (const [mime, shown] of Object.entries(given)) {
      if (/^[\w.+-]+\/[\w.+-]+$/.test(mime) && shown !== undefined) data[mime] = typeof shown === 'string' ? shown : stringify(shown);
    }
  } catch {
    return {};
  }
  return data;
}

module.exports = { representations };
