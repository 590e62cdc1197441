// expect: completed
// stdout: 0 1 1 2 3 5 8
// stdout: <li>a &amp; b</li>
// stdout: Dog says woof
// stdout: Set(2) { 1, 2 }

function* fibonacci() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
const first = [];
for (const n of fibonacci()) {
  if (n > 10) break;
  first.push(n);
}
console.log(first.join(' '));

const html = (strings, ...values) => strings.reduce((text, piece, i) => text + piece + (i < values.length ? String(values[i]).replace(/&/g, '&amp;') : ''), '');
console.log(html`<li>${'a & b'}</li>`);

class Animal {
  #sound;
  constructor(sound) { this.#sound = sound; }
  get name() { return this.constructor.name; }
  speak() { return `${this.name} says ${this.#sound}`; }
}
class Dog extends Animal {
  constructor() { super('woof'); }
}
console.log(new Dog().speak());
console.log(new Set([1, 2, 2]));
