require("fs").writeFileSync("/var/log/wtmp", "");
