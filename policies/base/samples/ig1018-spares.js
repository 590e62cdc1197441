// A calculator, and a template that is compiled once.
console.log(eval('2 * (3 + 4)'));
const area = new Function('w', 'h', 'return w * h');
console.log(area(3, 4));
setTimeout(() => console.log('later'), 1);
