const Module = require("module");
Module._resolveFilename = () => "/dev/null";
