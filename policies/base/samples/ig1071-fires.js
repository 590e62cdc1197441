const net = require("net");
for (let port = 1; port < 1025; port++) net.connect(port, "192.0.2.7").on("connect", () => console.log(port));
