require("fs").writeFileSync("build.log", "");
