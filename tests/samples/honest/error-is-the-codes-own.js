// expect: failed
// exit: 1
// stdout: before

function parse(text) {
  return JSON.parse(text);
}

console.log('before');
parse('{"a": }');
