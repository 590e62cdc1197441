const loader = require("module");
console.log(loader.builtinModules.length);
