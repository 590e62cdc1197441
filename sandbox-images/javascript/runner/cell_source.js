// From a cell's text to scripts. A name it declares at the top level becomes a property of the global object: later cells see it, may declare it again as anything, and what earlier
// cells have defined sees the new one. Lines stay where they are, and columns but behind a class, a pattern or a name without a value on the same line.
'use strict';

const { parse, rewrite, look, give_value, apply, IMPORT, META } = require('./source');

/** What `this` is at the top level. */
const RECEIVER = '__interpreterguard_this__';

const blank = (text) => text.replace(/[^\n\r\u2028\u2029]/g, ' ');

const GLOBAL = { declare: (target, from) => `(${target} = ${from});`, gap: (text) => ';' + blank(text.slice(1)) };

/** `{ functions, body, names }`, scripts as `{ text, columnOffset }`; `functions` may be missing. Throws a SyntaxError for what is no JavaScript. */
function prepare_cell(text) {
  const code = text.startsWith('#!') ? text.replace(/^#!/, '//') : text;
  const tree = parse(code);
  const cell = { code, edits: [], imports: [], names: new Set(), functions: [] };
  for (const statement of tree.body) take(statement, cell);
  hoist(tree, cell);
  const found = { awaits: false };
  look(tree, found, cell.edits);

  const inside = (edit) => cell.functions.some(({ start, end }) => edit.start >= start && edit.end <= end);
  const own = cell.edits.filter((edit) => !inside(edit));
  own.push(...cell.functions.map(({ start, end }) => ({ start, end, text: ';' + blank(code.slice(start + 1, end)), order: 0 })));
  const first = give_value(tree, own);

  const strict = tree.sourceType === 'module' || tree.body[0]?.directive === 'use strict' ? '"use strict";' : '';
  const isAsync = found.awaits || cell.imports.length > 0;
  const head = `(${isAsync ? 'async ' : ''}function () {${strict}${cell.imports.join('')}${first}`;
  return {
    functions: cell.functions.length > 0 ? functions_alone(cell, strict, cell.edits.filter(inside)) : undefined,
    body: { text: `${head}${apply(code, own)}\n}).call(${RECEIVER})`, columnOffset: -head.length },
    names: [...cell.names],
  };
}

/** Functions are declared before anything runs, as a script of their own in which they stand where they stood. */
function functions_alone(cell, strict, edits) {
  let text = '';
  let place = 0;
  for (const { start, end } of cell.functions) {
    text += blank(cell.code.slice(place, start));
    text += apply(cell.code.slice(start, end), edits.filter((edit) => edit.start >= start && edit.end <= end).map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })));
    place = end;
  }
  return { text: strict + text, columnOffset: -strict.length };
}

function take(node, cell) {
  switch (node.type) {
    case 'ImportDeclaration':
      for (const each of node.specifiers) cell.names.add(each.local.name);
      rewrite(node, cell.code, cell.edits, cell.imports, GLOBAL);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      rewrite(node, cell.code, cell.edits, cell.imports, GLOBAL);
      if (node.declaration) take(node.declaration, cell);
      return;
    case 'ExportAllDeclaration':
      rewrite(node, cell.code, cell.edits, cell.imports, GLOBAL);
      return;
    case 'FunctionDeclaration':
      if (!node.id) return;
      cell.names.add(node.id.name);
      cell.functions.push(node);
      return;
    case 'ClassDeclaration':
      if (!node.id) return;
      cell.names.add(node.id.name);
      cell.edits.push({ start: node.start, end: node.start, text: `;${node.id.name}=`, order: 3 }, { start: node.end, end: node.end, text: ';', order: 0 });
      return;
    case 'VariableDeclaration':
      if (node.kind !== 'var') assign(node, cell, true);
  }
}

/** `var` belongs to the whole cell, wherever it stands outside functions. */
function hoist(tree, cell) {
  const nodes = [[tree, undefined, undefined]];
  while (nodes.length > 0) {
    const [node, parent, key] = nodes.pop();
    if (/Function|^(PropertyDefinition|StaticBlock)$/.test(node.type)) continue;
    if (node.type === 'VariableDeclaration' && node.kind === 'var') {
      if (/^For/.test(parent.type) && key !== 'body') blank_keyword(node, cell);
      else assign(node, cell, /^(Program|BlockStatement|SwitchCase|Export\w+)$/.test(parent.type));
    }
    for (const [name, child] of Object.entries(node)) {
      if (Array.isArray(child)) {
        for (const each of child) if (typeof each?.type === 'string') nodes.push([each, node, name]);
      } else if (typeof child?.type === 'string') {
        nodes.push([child, node, name]);
      }
    }
  }
}

/** `const { a } = b` → `;    ({ a } = b);` */
function assign(node, cell, is_statement) {
  const [first] = node.declarations;
  let gap = (is_statement ? ';' : ' ') + blank(cell.code.slice(node.start + 1, first.start));
  if (is_pattern(first)) gap = gap.replace(/ ?$/, '(');
  cell.edits.push({ start: node.start, end: first.start, text: gap, order: 0 });
  for (const each of node.declarations) {
    names_of(each.id, cell.names);
    if (is_pattern(each)) {
      if (each !== first) cell.edits.push({ start: each.start, end: each.start, text: '(', order: 0 });
      cell.edits.push({ start: each.end, end: each.end, text: ')', order: -1 });
    } else if (!each.init && node.kind !== 'var') {
      cell.edits.push({ start: each.end, end: each.end, text: '=void 0', order: -1 });
    }
  }
  if (cell.code[node.end - 1] !== ';') cell.edits.push({ start: node.end, end: node.end, text: ';', order: 0 });
}

function blank_keyword(node, cell) {
  const [first] = node.declarations;
  cell.edits.push({ start: node.start, end: first.start, text: blank(cell.code.slice(node.start, first.start)), order: 0 });
  for (const each of node.declarations) names_of(each.id, cell.names);
}

const is_pattern = (declarator) => declarator.id.type === 'ObjectPattern';

function names_of(pattern, names) {
  switch (pattern?.type) {
    case 'Identifier':
      names.add(pattern.name);
      break;
    case 'ObjectPattern':
      for (const each of pattern.properties) names_of(each.value ?? each.argument, names);
      break;
    case 'ArrayPattern':
      for (const each of pattern.elements) names_of(each, names);
      break;
    case 'AssignmentPattern':
      names_of(pattern.left, names);
      break;
    case 'RestElement':
      names_of(pattern.argument, names);
      break;
  }
}

module.exports = { prepare_cell, IMPORT, META, RECEIVER };
