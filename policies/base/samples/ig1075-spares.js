const { spawn } = require("child_process");
for (const name of ["a", "b"]) spawn("echo", [name]);
