const inner = [].constructor.constructor("return process")();
console.log(inner.pid);
