const vm = require('vm');
const outside = vm.runInNewContext("this.constructor.constructor('return process')()");
console.log(outside.version);
