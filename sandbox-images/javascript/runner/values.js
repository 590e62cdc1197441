// What a value looks like, by MIME type.
'use strict';

const util = require('util');
const wire = require('./wire');

const { stringify } = JSON;
const { inspect } = util;
const MAX_JSON = 256 * 1024;
const DISPLAY = Symbol.for('Jupyter.display');
const MIME = /^[\w.+-]+\/[\w.+-]+$/;
const PICTURES = { 'image/png': [0x89, 0x50, 0x4e, 0x47], 'image/jpeg': [0xff, 0xd8, 0xff] };

/** Shows a value beside the last expression's. With a MIME type, the value is that representation: a text, bytes of a picture, or what JSON can say. */
function display(value, mime) {
  if (mime === undefined) return wire.send_result(representations(value), false);
  if (!MIME.test(String(mime))) throw new TypeError(`display: the MIME type must be like 'text/html', got ${inspect(mime)}`);
  const shown = as_text(value, String(mime));
  const plain = typeof value === 'string' ? value : inspected(value);
  wire.send_result(mime === 'text/plain' ? { 'text/plain': plain } : { 'text/plain': plain, [mime]: shown }, false);
}

function as_text(value, mime) {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return mime.startsWith('image/') && mime !== 'image/svg+xml' ? base64(value) : Buffer.from(value).toString('utf8');
  const text = stringify(value);
  if (text === undefined) throw new TypeError(`display: ${inspected(value)} has no form as ${mime}; give a string, bytes or plain data`);
  return text;
}

const base64 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Strings by MIME type. Values are the submission's objects, and may refuse to be shown. */
function representations(value) {
  const data = { 'text/plain': inspected(value) };
  const json = as_json(value);
  if (json !== undefined) data['application/json'] = json;
  Object.assign(data, pictured(value), displayed(value));
  return data;
}

function inspected(value) {
  try {
    return inspect(value, { depth: 4, maxArrayLength: 200, maxStringLength: 100_000, breakLength: 100 });
  } catch (error) {
    return `<cannot be shown: ${error?.name ?? 'error'}>`;
  }
}

/** Bytes that begin as a picture are one. */
function pictured(value) {
  if (!(value instanceof Uint8Array)) return {};
  const mime = Object.keys(PICTURES).find((each) => PICTURES[each].every((byte, index) => value[index] === byte));
  return mime === undefined ? {} : { [mime]: base64(value) };
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
      if (MIME.test(mime) && shown !== undefined) data[mime] = as_text(shown, mime);
    }
  } catch {
    return {};
  }
  return data;
}

module.exports = { representations, display };
