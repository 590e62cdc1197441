// From a submission's text to a script: `import` and `await` work at the top level, the last expression is the value, and every line stays where it is.
'use strict';

const acorn = require('/usr/share/nodejs/acorn/dist/acorn.js');

// Names of ours in the script: odd enough to be nobody else's.
const IMPORT = '__interpreterguard_import__';
const META = '__interpreterguard_meta__';

/** `{ text, columnOffset, isAsync }`; throws a SyntaxError for what is no JavaScript. */
function prepare(code) {
  const hashbang = code.startsWith('#!') ? code.replace(/^#!/, '//') : code;
  const tree = parse(hashbang);
  const edits = [];
  const imports = [];
  const found = { awaits: false };
  let first = '';
  for (const statement of tree.body) rewrite(statement, hashbang, edits, imports, found);
  look(tree, found, edits);

  const last = tree.body[tree.body.length - 1];
  // `main();` gives what it gives; an assignment or a directive gives nothing.
  if (last?.type === 'ExpressionStatement' && last.directive === undefined && last.expression.type !== 'AssignmentExpression' && !moved(last, edits)) {
    // Behind what stands before, mostly a line above: columns of the last statement stay what they are.
    const before = tree.body[tree.body.length - 2];
    if (before) edits.push({ start: before.end, end: before.end, text: ';return (', order: 1 });
    else first = 'return (';
    edits.push({ start: last.expression.end, end: last.expression.end, text: ')', order: 2 });
  }
  const isAsync = found.awaits || imports.length > 0;
  const strict = tree.sourceType === 'module' ? '"use strict";' : '';
  const head = `(${isAsync ? 'async ' : ''}function () {${strict}${imports.join('')}${first}`;
  return { text: `${head}${apply(hashbang, edits)}\n})`, columnOffset: -head.length, isAsync };
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
function rewrite(node, code, edits, imports, found) {
  const drop = (start, end) => edits.push({ start, end, text: code.slice(start, end).replace(/[^\n]/g, ''), order: 0 });
  switch (node.type) {
    case 'ImportDeclaration':
      imports.push(bring(node));
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
      else edits.push({ start: node.start, end: node.declaration.start, text: code.slice(node.start, node.declaration.start).replace(/[^\n]/g, '') + 'void ', order: 0 });
      break;
  }
}

function bring(node) {
  const from = `await ${IMPORT}(${node.source.raw})`;
  const whole = node.specifiers.find((each) => each.type === 'ImportNamespaceSpecifier');
  const named = node.specifiers.filter((each) => each !== whole).map((each) =>
    each.type === 'ImportDefaultSpecifier' ? `default: ${each.local.name}` : `${each.imported.raw ?? each.imported.name}: ${each.local.name}`);
  return (whole ? `const ${whole.local.name} = ${from};` : '') + (named.length > 0 ? `const { ${named.join(', ')} } = ${from};` : '') + (node.specifiers.length === 0 ? `${from};` : '');
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

module.exports = { prepare, IMPORT, META };
