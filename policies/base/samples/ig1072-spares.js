const crypto = require("crypto");
const cipher = crypto.createCipheriv("aes-256-cbc", Buffer.alloc(32), Buffer.alloc(16));
console.log(cipher.update("note", "utf8", "hex") + cipher.final("hex"));
