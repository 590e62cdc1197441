// From a submission's text to a script: `import` and `await` work at the top level, the last expression is the value, and every line stays where it is.
'use strict';

const vm = require('vm');
const acorn = require('/usr/share/nodejs/acorn/dist/acorn.js');

// Names of ours in the script: odd enough to be nobody else's.
const IMPORT = '__interpreterguard_import__';
const META = '__interpreterguard_meta__';

/** How a submission's imports are written, and what is left where a word was taken out. */
const PLAIN = { declare: (target, from) => `const ${target} = ${from};`, gap: (text) => text.replace(/[^\n]/g, '') };

/** `{ text, columnOffset, isAsync }`; throws a SyntaxError for what is no JavaScript. */
function prepare(code) {
  const hashbang = code.startsWith('#!') ? code.replace(/^#!/, '//') : code;
  const tree = parse(hashbang);
  const edits = [];
  const imports = [];
  const found = { awaits: false };
  for (const statement of tree.body) rewrite(statement, hashbang, edits, imports);
  look(tree, found, edits);

  const first = give_value(tree, edits);
  const isAsync = found.awaits || imports.length > 0;
  const strict = tree.sourceType === 'module' ? '"use strict";' : '';
  const head = `(${isAsync ? 'async ' : ''}function () {${strict}${imports.join('')}${first}`;
  return { text: `${head}${apply(hashbang, edits)}\n})`, columnOffset: -head.length, isAsync };
}

/** What `prepare` makes of a submission's text. What this parser cannot read does not run, whatever the engine thinks of it: screening has read it with the same grammar. */
function read(submission, prepare) {
  try {
    return prepare(submission.code);
  } catch (error) {
    throw error instanceof SyntaxError ? complaint(submission, error) : error;
  }
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
  Object.defineProperty(told, 'interpreterguardPlace', { value: { file: submission.file, line: error.loc.line, column: error.loc.column + 1 } });
  return told;
}

function parse(code) {
  const common = { ecmaVersion: 'latest', allowAwaitOutsideFunction: true, allowReturnOutsideFunction: true, allowHashBang: true, preserveParens: true };
  // What imports or exports is a module; everything else is read as the forgiving script that most code is written for.
  if (/\b(import|export)\b/.test(code)) {
    try {
      const tree = acorn.parse(code, { ...common, sourceType: 'module' });
      if (tree.body.some((node) => /^(Import|Export)/.test(node.type)) || /\bimport\s*\.\s*meta\b/.test(code)) return tree;
    } catch (error) {
      if (/^\s*(import\s*[\w{*'"]|export\b)/m.test(code)) throw error;
    }
  }
  return acorn.parse(code, { ...common, sourceType: 'script' });
}

/** Imports become waits at the very start, as they are hoisted; exports become plain statements: nobody imports a submission. */
function rewrite(node, code, edits, imports, { declare, gap } = PLAIN) {
  const drop = (start, end) => edits.push({ start, end, text: gap(code.slice(start, end)), order: 0 });
  switch (node.type) {
    case 'ImportDeclaration':
      imports.push(bring(node, declare));
      drop(node.start, node.end);
      break;
    case 'ExportNamedDeclaration':
      if (node.declaration) {
        drop(node.start, node.declaration.start);
        break;
      }
      if (node.source) imports.push(`await ${IMPORT}(${node.source.raw});`);
      drop(node.start, node.end);
      break;
    case 'ExportAllDeclaration':
      imports.push(`await ${IMPORT}(${node.source.raw});`);
      drop(node.start, node.end);
      break;
    case 'ExportDefaultDeclaration':
      if (/^(Function|Class)Declaration$/.test(node.declaration.type) && node.declaration.id) drop(node.start, node.declaration.start);
      else edits.push({ start: node.start, end: node.declaration.start, text: gap(code.slice(node.start, node.declaration.start)) + 'void ', order: 0 });
      break;
  }
}

function bring(node, declare) {
  const from = `await ${IMPORT}(${node.source.raw})`;
  const whole = node.specifiers.find((each) => each.type === 'ImportNamespaceSpecifier');
  const named = node.specifiers.filter((each) => each !== whole).map((each) =>
    each.type === 'ImportDefaultSpecifier' ? `default: ${each.local.name}` : `${each.imported.raw ?? each.imported.name}: ${each.local.name}`);
  return (whole ? declare(whole.local.name, from) : '') + (named.length > 0 ? declare(`{ ${named.join(', ')} }`, from) : '') + (node.specifiers.length === 0 ? `${from};` : '');
}

/** Whether anything outside functions waits, and where `import()` and `import.meta` stand. */
function look(tree, found, edits) {
  const nodes = [[tree, false]];
  while (nodes.length > 0) {
    const [node, inFunction] = nodes.pop();
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) found.awaits ||= !inFunction;
    if (node.type === 'ImportExpression') edits.push({ start: node.start, end: node.start + 'import'.length, text: IMPORT, order: 0 });
    if (node.type === 'MetaProperty' && node.meta.name === 'import') edits.push({ start: node.start, end: node.end, text: META, order: 0 });
    const inner = inFunction || /Function|^(PropertyDefinition|StaticBlock)$/.test(node.type);
    for (const child of Object.values(node)) {
      if (Array.isArray(child)) {
        for (const each of child) if (typeof each?.type === 'string') nodes.push([each, inner]);
      } else if (typeof child?.type === 'string') {
        nodes.push([child, inner]);
      }
    }
  }
}

/** The last statement's value is what is returned, when it is an expression; gives what must stand before everything else for that. */
function give_value(tree, edits) {
  const last = tree.body[tree.body.length - 1];
  // `main();` gives what it gives; an assignment or a directive gives nothing.
  if (last?.type !== 'ExpressionStatement' || last.directive !== undefined || last.expression.type === 'AssignmentExpression' || moved(last, edits)) return '';
  edits.push({ start: last.expression.end, end: last.expression.end, text: ')', order: 2 });
  // Behind what stands before, mostly a line above: columns of the last statement stay what they are.
  const before = tree.body[tree.body.length - 2];
  if (before) edits.push({ start: before.end, end: before.end, text: ';return (', order: 1 });
  return before ? '' : 'return (';
}

function moved(node, edits) {
  return edits.some((edit) => edit.start <= node.start && edit.end >= node.end);
}

function apply(code, edits) {
  edits.sort((a, b) => a.start - b.start || a.order - b.order);
  let text = '';
  let place = 0;
  for (const edit of edits) {
    text += code.slice(place, edit.start) + edit.text;
    place = edit.end;
  }
  return text + code.slice(place);
}

module.exports = { prepare, read, parse, rewrite, look, give_value, apply, IMPORT, META };
