const whole = Function("return this")();
const add = new Function("a", "b", "return a + b");
console.log(typeof whole, add(1, 2));
