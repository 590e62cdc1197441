const net = require("net");
net.connect(8080, "127.0.0.1").on("error", () => console.log("closed"));
